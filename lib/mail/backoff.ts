/** Milliseconds before each further attempt: soon at first, and the last one within a provider's day. */
const pauses = [2_000, 10_000, 60_000, 300_000, 1_800_000, 7_200_000, 21_600_000];

/**
 * How long a mail waits after its `attempts`th failure. Up to a quarter is added by chance, so
 * that what failed together does not come back together.
 */
export function pauseAfter(attempts: number): number {
  const pause = pauses[Math.min(attempts, pauses.length) - 1] ?? pauses[0]!;
  return Math.round(pause * (1 + Math.random() / 4));
}
