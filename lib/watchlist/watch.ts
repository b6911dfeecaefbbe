import { describeError, log } from "../log";
import { onePerProcess } from "../one-per-process";
import { selectNamesToWatch } from "./store";
import { WatchedNames } from "./watched-names";

type Watch = {
  names: WatchedNames | null;
  /** When the names were read, or could not be. */
  readAt: number;
  reading: Promise<WatchedNames> | null;
};

/** So old the names may be: an addition elsewhere is known everywhere within it. */
export const freshForMs = 5_000;

const watch = onePerProcess<Watch>("watchlist", () => ({ names: null, readAt: 0, reading: null }));

/**
 * Whether a name is, to a reader, that of a notable signatory or one on the watch-list. Asked
 * of memory: the names are read once and then every few seconds, beside those who ask. Throws
 * only when they could never be read, as while the database is away.
 */
export async function isWatchedName(name: string): Promise<boolean> {
  return (await currentNames()).match(name);
}

/** Makes the next question read the names anew. */
export function forgetNamesRead(): void {
  Object.assign(watch, { names: null, reading: null });
}

async function currentNames(): Promise<WatchedNames> {
  const { names, readAt } = watch;
  if (names && performance.now() - readAt < freshForMs) return names;
  const reading = (watch.reading ??= readNames());
  if (!names) return reading;
  // The older set serves meanwhile, and longer while the database is away.
  reading.catch((error: unknown) => {
    log.warn("names_to_watch_not_read", { error: describeError(error) });
  });
  return names;
}

async function readNames(): Promise<WatchedNames> {
  try {
    return (watch.names = new WatchedNames(await selectNamesToWatch()));
  } finally {
    watch.readAt = performance.now();
    watch.reading = null;
  }
}
