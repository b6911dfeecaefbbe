import { pool, type LongConnection } from "../db";

/** An item that is about to be numbered. */
export type Item = {
  signatureId: string | null;
  notableId: string | null;
  /** The signature's when the line was read; goes with the line. */
  revision: number | null;
  line: Buffer;
};

/** What was handed to the same recipient before: the original and its supplements. */
export type Chain = { deliveryIds: string[]; lastNumber: number };

/** The numbers given so far in an original and the supplements to it that were finished. */
export async function findChain(connection: LongConnection, originalId: string): Promise<Chain> {
  const { rows } = await connection.query<Chain>(
    `WITH chain AS (
       SELECT id FROM delivery WHERE (id = $1 OR supplement_to = $1) AND state IN ('ready', 'expired')
     )
     SELECT array_agg(id) AS "deliveryIds",
       coalesce((SELECT max(number) FROM delivery_item WHERE delivery_id IN (SELECT id FROM chain)), 0)
         AS "lastNumber"
     FROM chain`,
    [originalId],
  );
  await connection.query(
    "CREATE TEMP TABLE kept_number (number integer PRIMARY KEY) ON COMMIT DROP",
  );
  return rows[0]!;
}

/**
 * Of a batch, those whose line nobody has yet: new names, and names whose line is another than
 * the one handed over. The numbers of the others are noted as still right.
 */
export async function keepFresh(
  connection: LongConnection,
  { deliveryIds }: Chain,
  items: Item[],
): Promise<Item[]> {
  const { rows } = await connection.query<{ place: number; isKept: boolean }>(
    `WITH asked AS (
       SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::bytea[])
         WITH ORDINALITY AS asked (signature_id, notable_id, line, place)
     ), known AS (
       SELECT asked.place, item.number FROM asked JOIN delivery_item item
         ON item.delivery_id = ANY ($1::uuid[]) AND item.line = asked.line
        AND (item.signature_id = asked.signature_id OR item.notable_id = asked.notable_id)
       WHERE NOT EXISTS (SELECT FROM delivery_strike strike
         WHERE strike.delivery_id = ANY ($1::uuid[]) AND strike.number = item.number)
     ), kept AS (
       INSERT INTO kept_number SELECT DISTINCT number FROM known ON CONFLICT DO NOTHING
     )
     SELECT place::int - 1 AS place, EXISTS (SELECT FROM known WHERE known.place = asked.place) AS "isKept"
     FROM asked`,
    [
      deliveryIds,
      items.map(({ signatureId }) => signatureId),
      items.map(({ notableId }) => notableId),
      items.map(({ line }) => line),
    ],
  );
  const kept = new Set(rows.filter(({ isKept }) => isKept).map(({ place }) => place));
  return items.filter((_, place) => !kept.has(place));
}

/**
 * Writes down which numbers are to be struck out: all that were handed over, are not struck yet
 * and are not right any longer, whatever became of their names. Returns how many.
 */
export async function strikeOut(
  connection: LongConnection,
  deliveryId: string,
  { deliveryIds }: Chain,
): Promise<number> {
  const { rowCount } = await connection.query(
    `INSERT INTO delivery_strike (delivery_id, number)
     SELECT $1, item.number FROM delivery_item item
     WHERE item.delivery_id = ANY ($2::uuid[])
       AND NOT EXISTS (SELECT FROM kept_number kept WHERE kept.number = item.number)
       AND NOT EXISTS (SELECT FROM delivery_strike earlier
         WHERE earlier.delivery_id = ANY ($2::uuid[]) AND earlier.number = item.number)`,
    [deliveryId, deliveryIds],
  );
  return rowCount ?? 0;
}

/** Numbers that are looked at in one statement: a fraction of a second. */
const lookedAt = 10_000;

/**
 * Empties the lines of those who were taken back, erased or changed while the list was made: the
 * triggers that do so did not see these yet. After the commit, before anybody is given the list.
 */
export async function forgetGoneLines(deliveryId: string): Promise<void> {
  const { rows } = await pool.query<{ first: number; last: number }>(
    `SELECT coalesce(min(number), 1) AS first, coalesce(max(number), 0) AS last
     FROM delivery_item WHERE delivery_id = $1`,
    [deliveryId],
  );
  const { first, last } = rows[0]!;
  for (let number = first; number <= last; number += lookedAt) {
    await pool.query(
      `UPDATE delivery_item i SET line = '', revision = NULL
       WHERE delivery_id = $1 AND number >= $2 AND number < $2 + ${lookedAt} AND line <> '' AND (
         (signature_id IS NOT NULL AND NOT EXISTS (SELECT FROM signature s
           WHERE s.id = i.signature_id AND s.withdrawn_on IS NULL AND s.visibility <> 'count'
             AND s.revision = i.revision))
         OR (notable_id IS NOT NULL AND NOT EXISTS (SELECT FROM notable n WHERE n.id = i.notable_id)))`,
      [deliveryId, number],
    );
  }
}

/** The numbers that a supplement strikes out, in order. */
export async function readStrikes(
  connection: LongConnection,
  deliveryId: string,
): Promise<number[]> {
  const { rows } = await connection.query<{ number: number }>(
    "SELECT number FROM delivery_strike WHERE delivery_id = $1 ORDER BY number",
    [deliveryId],
  );
  return rows.map(({ number }) => number);
}
