/**
 * How many signed each version, in the given order. Where the number of a statement is final and
 * its versions' numbers do not add up to it, its signatures went before versions were counted:
 * then one version has all of it, and of several nobody knows (null).
 */
export function countsOfVersions(counts: number[], finalCount: number | null): (number | null)[] {
  const sum = counts.reduce((all, count) => all + count, 0);
  if (finalCount === null || sum === finalCount) return counts;
  return counts.length === 1 ? [finalCount] : counts.map(() => null);
}
