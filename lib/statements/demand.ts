/**
 * Divides a body into what leads up to the demand and the demand itself, both as Markdown.
 * A demand that the body does not end in is no demand.
 */
export function splitDemand(body: string, demand: string | null) {
  if (!demand || !body.endsWith(demand)) return { lead: body.trim(), demand: null };
  return { lead: body.slice(0, -demand.length).trim(), demand: demand.trim() };
}

/**
 * The demand of a body that begins with these words: from their last occurrence to the end.
 * Null for no words, undefined where the body does not hold them.
 */
export function findDemand(body: string, beginning: string): string | null | undefined {
  if (!beginning) return null;
  const start = body.lastIndexOf(beginning);
  return start < 0 ? undefined : body.slice(start);
}

/** The fewest words, three at least, from which `findDemand` finds this demand again. */
export function beginningOf(body: string, demand: string | null): string {
  if (!demand || !body.endsWith(demand)) return "";
  const start = body.length - demand.length;
  const line = demand.split("\n", 1)[0]!;
  const ends = [...line.matchAll(/\S+/g)].map(({ index, 0: word }) => index + word.length);
  const beginnings = ends.slice(Math.min(2, ends.length - 1)).map((end) => line.slice(0, end));
  return beginnings.find((words) => body.lastIndexOf(words) === start) ?? line;
}
