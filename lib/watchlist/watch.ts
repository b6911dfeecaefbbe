import { describeError, log } from "../log";
import { onePerProcess } from "../one-per-process";
import { selectNamesToWatch } from "./store";
import { WatchedNames } from "./watched-names";

type Watch = {
  names: WatchedNames | null;
  /** When their reading began, or failed. */
  triedAt: number;
  reading: Promise<WatchedNames> | null;
};

/** So old the names may be: an addition, wherever and however, is known everywhere within it. */
export const freshForMs = 5_000;

const watch = onePerProcess<Watch>("watchlist", () => ({
  names: null,
  triedAt: 0,
  reading: null,
}));

/**
 * Whether a name is, to a reader, that of a notable signatory or one on the watch-list. Asked
 * of memory. Whoever asks when the names are older than `freshForMs` waits for one reading that
 * all share; the older set serves only where that fails, as while the database is away. Throws
 * only when they could never be read.
 */
export async function isWatchedName(name: string): Promise<boolean> {
  return (await currentNames()).match(name);
}

/** Makes the next question read the names anew. */
export function forgetNamesRead(): void {
  Object.assign(watch, { names: null, reading: null });
}

async function currentNames(): Promise<WatchedNames> {
  const { names, triedAt } = watch;
  if (names && performance.now() - triedAt < freshForMs) return names;
  const reading = watch.reading ?? beginReading();
  if (!names) return reading;
  return reading.catch((error: unknown) => {
    log.warn("names_to_watch_not_read", { error: describeError(error) });
    return names;
  });
}

/** One that all who wait share. The set is as old as its beginning: what is added later is not in it. */
function beginReading(): Promise<WatchedNames> {
  const beganAt = performance.now();
  const reading = selectNamesToWatch().then((names) => new WatchedNames(names));
  watch.reading = reading;
  const end = (change: Partial<Watch>) => {
    // Of one that began before the names were forgotten nothing is kept.
    if (watch.reading === reading) Object.assign(watch, change, { reading: null });
  };
  reading.then(
    (names) => end({ names, triedAt: beganAt }),
    // While the database is away, not everybody waits for it.
    () => end({ triedAt: performance.now() }),
  );
  return reading;
}
