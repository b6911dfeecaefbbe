type Publication = { number: number; publishedAt: Date | null };

/** What is stored of how somebody came onto the list. */
export type Provenance = {
  /** The version that their signature stands under, where there is one. */
  signed: number | null;
  /** The day of the list on which they stood. */
  sourceDate: Date | null;
  /** When the first evidence was put down. */
  evidenceAt: Date | null;
  publishedAt: Date | null;
};

/**
 * The version of the text that somebody among the first signatories supported. A signature says
 * it itself; of a list, it is the newest version that had been published before the list's day
 * began, else the first one, which is as old as the statement: nobody is said to support words
 * that came after they had agreed. `versions` are the published ones, the first one first.
 */
export function supportedVersion(
  { signed, sourceDate, evidenceAt, publishedAt }: Provenance,
  versions: Publication[],
): number {
  if (signed !== null) return signed;
  const agreedAt = sourceDate ?? earlier(evidenceAt, publishedAt);
  const known = versions.filter((version) => isBefore(version.publishedAt, agreedAt));
  return (known.at(-1) ?? versions[0])?.number ?? 1;
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b;
  return a < b ? a : b;
}

function isBefore(publishedAt: Date | null, agreedAt: Date | null): boolean {
  return publishedAt !== null && agreedAt !== null && publishedAt <= agreedAt;
}
