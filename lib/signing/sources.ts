/**
 * From what kind of place somebody came who signs; all that is ever known of it, and only as a
 * number of a day. `own` is another page of this site, `site` a website of another kind, `none`
 * a typed address or a place that does not say. What no browser told is `unknown`.
 */
export const submissionSources = [
  "none",
  "search",
  "social",
  "messenger",
  "mail",
  "site",
  "own",
  "unknown",
] as const;

export type SubmissionSource = (typeof submissionSources)[number];

/** What a hidden control or a call says of it; absent or odd is `unknown`, and refuses nobody. */
export function readSource(said: unknown): SubmissionSource {
  return submissionSources.find((source) => source === said) ?? "unknown";
}
