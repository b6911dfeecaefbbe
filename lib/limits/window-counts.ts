/** How often a key came up in its present minute and hour, and when each ends (milliseconds). */
export type WindowCount = { aMinute: number; minuteEnds: number; anHour: number; hourEnds: number };

/** In the order in which they came up first, which is that in which their hours end. */
export type WindowCounts = Map<string, WindowCount>;

const minute = 60_000;
const hour = 60 * minute;

/**
 * Keys that are remembered at once. A flood of keys that never come back must not fill the
 * memory: beyond this only those that are known go on being counted, until hours end.
 */
const mostKeys = 100_000;

/**
 * Counts one event of a key. A window begins with its first event. Written here because it
 * stands on the path of every signature: the library that counts in Valkey keeps a timer for
 * each key and window, which costs several times as much and has no bound (docs/decisions/0017).
 */
export function countInWindows(counts: WindowCounts, key: string, now: Date): WindowCount {
  const at = now.getTime();
  const known = counts.get(key);
  if (known && known.hourEnds > at) return addTo(known, at);
  if (known) counts.delete(key);
  const fresh = { aMinute: 1, minuteEnds: at + minute, anHour: 1, hourEnds: at + hour };
  if (counts.size >= mostKeys) forgetPast(counts, at);
  if (counts.size < mostKeys) counts.set(key, fresh);
  return fresh;
}

function addTo(count: WindowCount, at: number): WindowCount {
  if (count.minuteEnds <= at) Object.assign(count, { aMinute: 0, minuteEnds: at + minute });
  count.aMinute += 1;
  count.anHour += 1;
  return count;
}

function forgetPast(counts: WindowCounts, at: number): void {
  for (const [key, { hourEnds }] of counts) {
    if (hourEnds > at) return;
    counts.delete(key);
  }
}
