import { pool, prisma } from "../db";
import type { PublicSignatory } from "./schema";

/** Where a page of the list begins: after this row. */
export type Position = { day: string; id: string };

export type ListedRow = PublicSignatory & { id: string };

const columns = `s.id, s.name, s.role, s.organisation, s.capacity, s.confirmed_on::text AS day`;

/** Who may be seen: counted signatures that chose it, without those shown among the notables. */
const isShown = `s.state = 'confirmed' AND NOT s.quarantined AND s.visibility IN ('name', 'initials')
  AND NOT EXISTS (SELECT FROM notable n WHERE n.signature_id = s.id AND n.published_at IS NOT NULL AND s.visibility = 'name')`;

/** Newest day first, then by random id: steady, and telling nothing of who signed before whom. */
const inOrder = `ORDER BY s.confirmed_on DESC, s.id`;

const isAfter = `($2::date IS NULL OR s.confirmed_on < $2 OR (s.confirmed_on = $2 AND s.id > $3))`;

/** A page of the public list of one statement. */
export async function selectListed(
  statementId: string,
  after: Position | null,
  limit: number,
): Promise<ListedRow[]> {
  const { rows } = await pool.query<ListedRow>(
    `SELECT ${columns} FROM signature s
     WHERE s.statement_id = $1 AND ${isShown} AND ${isAfter} ${inOrder} LIMIT $4`,
    [statementId, after?.day ?? null, after?.id ?? null, limit],
  );
  return rows;
}

/** A page of those whose name has words beginning with every word of `words` (folded). */
export async function searchListed(
  statementId: string,
  words: string[],
  after: Position | null,
  limit: number,
): Promise<ListedRow[]> {
  const query = words.map((word) => `'${word}':*`).join(" & ");
  const { rows } = await pool.query<ListedRow>(
    `SELECT ${columns} FROM signature s
     WHERE s.statement_id = $1 AND ${isShown} AND s.visibility = 'name' AND ${isAfter}
       AND array_to_tsvector(string_to_array(s.search_words, ' ')) @@ $5::tsquery
     ${inOrder} LIMIT $4`,
    [statementId, after?.day ?? null, after?.id ?? null, limit, query],
  );
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
