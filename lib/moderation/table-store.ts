import { pool } from "../db";
import type { Position } from "../signatories/schema";
import type { ListedSignature } from "./schema";
import { SqlValues } from "./sql-values";
import {
  isAnsweredByIndex,
  lookedThrough,
  lookThrough,
  mostHits,
  orderOf,
  tableColumns,
  writeFilter,
  writeHits,
  writeRange,
  writeSource,
  writeWords,
  type TableQuery,
} from "./table-sql";

export type Found = {
  rows: ListedSignature[];
  /** The last row that was looked at, when more than that could still hold some. */
  end: Position | null;
};

/** What a page shows of a signature, of rows named `s`. */
export const listedColumns = `s.id, statement.slug AS "statementSlug", s.state, s.quarantined, s.flags,
  s.visibility, s.name, s.role, s.organisation, s.capacity, s.country, s.locale,
  s.submitted_on::text AS "submittedOn", s.confirmed_on::text AS "confirmedOn",
  (SELECT n.id FROM notable n WHERE n.signature_id = s.id) AS "notableId"`;

/**
 * A page of the table in bounded work, whatever is asked: at most 2,000 signatures are looked
 * through along an index, lazily, and the answer says where that ended. A search that the newest
 * do not fill asks the word indexes; with more hits than can be sorted, it stays with what it
 * has and says how far it looked.
 */
export async function selectTable(query: TableQuery): Promise<Found> {
  const rows = await selectAlong(query);
  if (rows.length === query.limit || isAnsweredByIndex(query)) return { rows, end: null };
  const end = await findEnd(query);
  const isForIndex = query.words !== null && !areInitials(query.words);
  const hits = end && isForIndex ? await selectHits(query) : null;
  return hits ? { rows: hits, end: null } : { rows, end };
}

const letter = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u;

/** Several single letters begin a good part of all names each: the index takes longest over these and tells least. */
function areInitials(words: string[]): boolean {
  return words.length > 1 && words.every((word) => letter.test(word));
}

/** Rows are looked at in order until the page is full. */
async function selectAlong(query: TableQuery) {
  const values = new SqlValues();
  const source = writeSource(query, tableColumns, values);
  const words = query.words ? `AND ${writeWords(query.words, values)}` : "";
  const limit = values.add(query.limit);
  const { rows } = await pool.query<ListedSignature>(
    `SELECT ${listedColumns}
     FROM (SELECT s.* FROM (SELECT s.* FROM (${source}) s ${orderOf(query)} LIMIT ${lookThrough(query)}) s
       WHERE ${writeFilter(query, values)} ${words} ${orderOf(query)} LIMIT ${limit}) s
     JOIN statement ON statement.id = s.statement_id
     ${orderOf(query)}`,
    values.list,
  );
  return rows;
}

/** The last of those that were looked through; null when they were all. */
async function findEnd(query: TableQuery): Promise<Position | null> {
  const values = new SqlValues();
  const source = writeSource(query, "s.submitted_on, s.id", values);
  const { rows } = await pool.query<Position>(
    `SELECT s.submitted_on::text AS day, s.id FROM (${source}) s
     ${orderOf(query)} OFFSET ${lookedThrough - 1} LIMIT 1`,
    values.list,
  );
  return rows[0] ?? null;
}

/** A page of all hits of the word indexes; null when there are too many to sort. Who still waits is in none. */
async function selectHits(query: TableQuery): Promise<ListedSignature[] | null> {
  const hits = await selectIndexed(query);
  if (!hits || !query.states.includes("pending")) return hits;
  const waiting = await selectAlong({ ...query, states: ["pending"] });
  const way = query.direction === "older" ? 1 : -1;
  const known = new Set(hits.map(({ id }) => id));
  const rows = [...hits, ...waiting.filter(({ id }) => !known.has(id))].sort(
    (a, b) => way * compare(b, a),
  );
  return rows.slice(0, query.limit);
}

/** Of too many hits no page is made, and what a page shows is looked up for its rows alone. */
async function selectIndexed(query: TableQuery): Promise<ListedSignature[] | null> {
  const values = new SqlValues();
  const hits = writeHits(query.words!, values);
  const range = writeRange(query, values);
  const filter = writeFilter(query, values);
  const limit = values.add(query.limit);
  const { rows } = await pool.query<{ many: boolean; page: ListedSignature[] }>(
    `WITH hits AS MATERIALIZED (${hits}),
       counted AS MATERIALIZED (SELECT count(*) > ${mostHits} AS many FROM hits)
     SELECT many, (SELECT coalesce(json_agg(page), '[]') FROM (
         SELECT ${listedColumns} FROM (
           SELECT s.* FROM hits s WHERE NOT many AND ${range} AND ${filter}
           ${orderOf(query)} LIMIT ${limit}) s
         JOIN statement ON statement.id = s.statement_id ${orderOf(query)}
       ) page) AS page
     FROM counted`,
    values.list,
  );
  return rows[0]!.many ? null : rows[0]!.page;
}

function compare(a: ListedSignature, b: ListedSignature): number {
  if (a.submittedOn !== b.submittedOn) return a.submittedOn < b.submittedOn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Keys of the statements, of one or of all. */
export async function selectStatementIds(slug: string | null): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM statement WHERE $1::text IS NULL OR slug = $1 ORDER BY position",
    [slug],
  );
  return rows.map(({ id }) => id);
}
