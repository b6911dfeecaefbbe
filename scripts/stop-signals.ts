/** A person holding Ctrl-C, or npm passing on what the terminal sent already, means it once. */
const sameWishMilliseconds = 1_000;

/**
 * Calls `onStop` at the first SIGINT, SIGTERM or SIGHUP and when the process that
 * started us is gone; `onHurry` at a second signal that is not an echo of the first.
 */
export function onStopSignal(onStop: () => void, onHurry: () => void = () => {}): void {
  let first: number | null = null;
  const handle = () => {
    if (first === null) {
      first = Date.now();
      onStop();
    } else if (Date.now() - first > sameWishMilliseconds) {
      onHurry();
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, handle);
  if (process.channel) process.once("disconnect", handle);
}
