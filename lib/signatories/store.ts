import { pool, prisma } from "../db";
import type { Position } from "./cursor";
import type { PublicSignatory } from "./schema";
import type { Provenance } from "./supported-version";

export type ListedRow = PublicSignatory & { id: string };

const columns = `s.id, s.name, s.role, s.organisation, s.capacity, s.confirmed_on::text AS day`;

/** Who may be seen: counted signatures that chose it, without those shown among the notables. */
const isShown = `s.state = 'confirmed' AND NOT s.quarantined AND s.visibility IN ('name', 'initials')
  AND NOT EXISTS (SELECT FROM notable n WHERE n.signature_id = s.id AND n.published_at IS NOT NULL AND s.visibility = 'name')`;

/**
 * Newest day first, then by random id: steady, and telling nothing of who signed before whom.
 * Both descending, so that "after this row" is one comparison of rows that the index answers.
 */
const inOrder = `ORDER BY confirmed_on DESC, id DESC`;
const afterRow = `(s.confirmed_on, s.id) < ($3::date, $4::uuid)`;

/** How many of the newest names a search looks through before it asks the word index. */
const newestLookedThrough = 2_500;
/** Beyond so many hits a search shows some of them: nobody reads on, and the work stays bounded. */
const mostHits = 6_000;

/** A page of the public list of one statement. */
export async function selectListed(
  statementId: string,
  after: Position | null,
  limit: number,
): Promise<ListedRow[]> {
  return query(after, limit, statementId, (position) => [
    `SELECT ${columns} FROM signature s
     WHERE s.statement_id = $1 AND ${isShown} AND ${position} ${inOrder} LIMIT $2`,
  ]);
}

/**
 * A page of those whose name has words beginning with every word of `words` (folded), in
 * bounded work however many there are: frequent words are found among the newest names, rare
 * ones by the word index. Of more hits than `mostHits` that are not among the newest, some.
 */
export async function searchListed(
  statementId: string,
  words: string[],
  after: Position | null,
  limit: number,
): Promise<ListedRow[]> {
  const beginnings = words.map((word) => `'${word}':*`).join(" & ");
  const newest = await query(after, limit, statementId, (position, next) => [
    `WITH newest AS MATERIALIZED (
       SELECT ${columns}, s.confirmed_on, s.search_words FROM signature s
       WHERE s.statement_id = $1 AND ${isShown} AND ${position}
       ${inOrder} LIMIT ${newestLookedThrough}
     )
     SELECT id, name, role, organisation, capacity, day FROM newest
     WHERE array_to_tsvector(string_to_array(search_words, ' ')) @@ ${next}::tsquery
     ${inOrder} LIMIT $2`,
    beginnings,
  ]);
  if (newest.length === limit) return newest;
  return query(after, limit, statementId, (position, next) => [
    `WITH hits AS MATERIALIZED (
       SELECT ${columns}, s.confirmed_on FROM signature s
       WHERE s.statement_id = $1 AND ${isShown} AND s.visibility = 'name' AND ${position}
         AND array_to_tsvector(string_to_array(s.search_words, ' ')) @@ ${next}::tsquery
       LIMIT ${mostHits}
     )
     SELECT id, name, role, organisation, capacity, day FROM hits ${inOrder} LIMIT $2`,
    beginnings,
  ]);
}

type Written = [text: string, ...more: unknown[]];

/** Runs a query whose first parameters are statement, limit and, on later pages, the row before. */
async function query(
  after: Position | null,
  limit: number,
  statementId: string,
  write: (position: string, nextParameter: string) => Written,
): Promise<ListedRow[]> {
  const [text, ...more] = write(after ? afterRow : "true", after ? "$5" : "$3");
  const position = after ? [after.day, after.id] : [];
  const { rows } = await pool.query<ListedRow>(text, [statementId, limit, ...position, ...more]);
  return rows;
}

/** Published notables by category; one linked to a signature only while that is shown by name. */
export function selectNotables(slug: string) {
  return prisma.category.findMany({
    where: { statement: { slug, status: { not: "draft" } } },
    orderBy: { position: "asc" },
    select: {
      slug: true,
      title: true,
      notables: {
        where: {
          publishedAt: { not: null },
          OR: [
            { signatureId: null },
            { signature: { state: "confirmed", quarantined: false, visibility: "name" } },
          ],
        },
        orderBy: { position: "asc" },
        select: {
          id: true,
          name: true,
          role: true,
          organisation: true,
          capacity: true,
          showOrganisation: true,
        },
      },
    },
  });
}

/** What is stored of how those among the notables came there, by their id. */
export async function selectProvenance(slug: string): Promise<Map<string, Provenance>> {
  const { rows } = await pool.query<Provenance & { id: string }>(
    `SELECT n.id, signed.number AS signed, n.published_at AS "publishedAt",
       n.source_date::timestamp AT TIME ZONE 'UTC' AS "sourceDate",
       (SELECT min(attached_at) FROM notable_evidence WHERE notable_id = n.id) AS "evidenceAt"
     FROM notable n JOIN statement ON statement.id = n.statement_id
     LEFT JOIN signature s ON s.id = n.signature_id
     LEFT JOIN statement_version signed ON signed.id = s.version_id
     WHERE statement.slug = $1 AND n.published_at IS NOT NULL`,
    [slug],
  );
  return new Map(rows.map(({ id, ...provenance }) => [id, provenance]));
}
