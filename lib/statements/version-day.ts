/**
 * The day by which a version is known, `YYYY-MM-DD`: that of its publication here. The first one
 * is as old as the statement itself, which may have been published elsewhere before.
 */
export function dayOfVersion(
  { number, publishedAt }: { number: number; publishedAt: Date | null },
  datedOn: Date | null,
): string {
  if (!publishedAt) throw new Error(`version ${number} is not published`);
  const isOlder = number === 1 && datedOn !== null && datedOn < publishedAt;
  return (isOlder ? datedOn : publishedAt).toISOString().slice(0, 10);
}
