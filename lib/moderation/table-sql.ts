import { organisationMark, type Position } from "../signatories/schema";
import { signatureStates, type SignatureState } from "../signing/schema";
import type { SignatureFilter } from "./schema";
import type { SqlValues } from "./sql-values";

/** A filter as the store takes it: statements by key, words folded. */
export type TableQuery = Omit<SignatureFilter, "statement" | "q" | "state"> & {
  statementIds: string[];
  /** Whether one statement is asked for; all of them are otherwise. */
  isOneStatement: boolean;
  states: readonly SignatureState[];
  words: string[] | null;
  /** Where the page begins, exclusive. */
  position: Position | null;
  /** `older` is down the table, `newer` up. */
  direction: "older" | "newer";
  limit: number;
};

/** How many signatures one page looks through before it says how far it came. */
export const lookedThrough = 2_000;
/** Up to so many hits of the word indexes are sorted; of more, the newest are looked through. */
export const mostHits = 5_000;

export const tableColumns = `s.id, s.statement_id, s.state, s.quarantined, s.flags, s.visibility, s.name,
  s.role, s.organisation, s.capacity, s.country, s.locale, s.submitted_on, s.confirmed_on,
  s.search_words`;

const isLive = `s.state IN ('pending', 'confirmed')`;

/** Down the table is towards the older days. */
export function wayOf({ direction }: Pick<TableQuery, "direction">): "ASC" | "DESC" {
  return direction === "older" ? "DESC" : "ASC";
}

/** The table's order, up or down, of rows named `s`: the day first, then by random id, so that it is steady. */
export function orderOf(query: Pick<TableQuery, "direction">): string {
  const way = wayOf(query);
  return `ORDER BY s.submitted_on ${way}, s.id ${way}`;
}

/**
 * The signatures that the query's main index leads to, from its position on and in the table's
 * order; what that index does not answer is left to `writeFilter`. One range of it, or a merge of
 * a few. Each range has its own order and limit, so that it is read lazily, and no further than is
 * asked for, instead of being sorted with the others.
 */
export function writeSource(query: TableQuery, columns: string, values: SqlValues): string {
  const range = writeRange(query, values);
  const limit = lookThrough(query);
  return writeConditions(query, values)
    .map(
      ({ from, where }) => `(SELECT ${columns} FROM ${from} WHERE ${range} AND ${where}
        ${orderOf(query)} LIMIT ${limit})`,
    )
    .join(" UNION ALL ");
}

/**
 * How many rows the main index gives at most. Where it answers everything, a page of them: a
 * larger limit lets the planner fetch all of a rare kind and sort them.
 */
export function lookThrough(query: TableQuery): number {
  return isAnsweredByIndex(query) ? query.limit : lookedThrough;
}

/** Whether the filter can drop none of the rows that the main index leads to. */
export function isAnsweredByIndex(query: TableQuery): boolean {
  if (query.words || query.visibility) return false;
  const others = [query.notable, query.review, query.country].filter(Boolean).length;
  if (others === 0) return true;
  const leavesState = query.notable || query.review;
  const isAnyState = query.states.length === signatureStates.length;
  return others === 1 && !query.isOneStatement && (isAnyState || !leavesState);
}

/** What leads into an index, once for each of its ranges. */
function writeConditions(query: TableQuery, values: SqlValues) {
  const inStates = (where: string) =>
    query.states.map((state) => `${where} AND s.state = '${state}'`);
  const from = "signature s";
  if (query.notable) {
    return [{ from: "notable n JOIN signature s ON s.id = n.signature_id", where: "true" }];
  }
  if (query.review === "quarantined") return [{ from, where: `s.quarantined AND ${isLive}` }];
  if (query.review === "flagged") return [{ from, where: `s.flags <> '{}' AND ${isLive}` }];
  const wheres = query.country
    ? inStates(`s.country = ${values.add(query.country)}`)
    : query.statementIds.flatMap((id) => inStates(`s.statement_id = ${values.add(id)}::uuid`));
  return wheres.map((where) => ({ from, where }));
}

/** What the hits of both word indexes are: who is shown, and who is set apart; each up to one too many. */
export function writeHits(words: string[], values: SqlValues): string {
  const wanted = writeWords(words, values);
  const take = `AND ${wanted} LIMIT ${mostHits + 1}`;
  return `(SELECT ${tableColumns} FROM signature s
      WHERE s.state = 'confirmed' AND NOT s.quarantined AND s.visibility = 'name' ${take})
    UNION ALL (SELECT ${tableColumns} FROM signature s
      WHERE s.search_words IS NOT NULL AND (s.quarantined OR s.state = 'invalidated') ${take})`;
}

/** Beginnings of words, of the name or of the organisation. */
export function writeWords(words: string[], values: SqlValues): string {
  const each = words.map((word) => `('${word}':* | '${organisationMark}${word}':*)`);
  const tsquery = values.add(each.join(" & "));
  return `array_to_tsvector(string_to_array(s.search_words, ' ')) @@ ${tsquery}::tsquery`;
}

/** Whatever the source did not see to, asked of rows named `s`. */
export function writeFilter(query: TableQuery, values: SqlValues): string {
  const parts = [
    `s.statement_id = ANY (${values.add(query.statementIds)}::uuid[])`,
    `s.state = ANY (${values.add(query.states)}::signature_state[])`,
  ];
  if (query.visibility) parts.push(`s.visibility = ${values.add(query.visibility)}::visibility`);
  if (query.country) parts.push(`s.country = ${values.add(query.country)}`);
  if (query.review === "quarantined") parts.push(`s.quarantined AND ${isLive}`);
  if (query.review === "flagged") parts.push(`s.flags <> '{}' AND ${isLive}`);
  if (query.notable) parts.push(`EXISTS (SELECT FROM notable n WHERE n.signature_id = s.id)`);
  return parts.join(" AND ");
}

/** Days and position: what every index is ordered by. */
export function writeRange(query: TableQuery, values: SqlValues): string {
  const { from, to, position, direction } = query;
  const parts = ["true"];
  if (from) parts.push(`s.submitted_on >= ${values.add(from)}::date`);
  if (to) parts.push(`s.submitted_on <= ${values.add(to)}::date`);
  if (position) {
    const way = direction === "older" ? "<" : ">";
    const place = `(${values.add(position.day)}::date, ${values.add(position.id)}::uuid)`;
    parts.push(`(s.submitted_on, s.id) ${way} ${place}`);
  }
  return parts.join(" AND ");
}
