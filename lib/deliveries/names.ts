import { readDetails } from "../signing";
import type { Capacity, Visibility } from "../signing/schema";
import { readInBatches, type LongConnection } from "../db";
import type { ListedName } from "./schema";

/** Of which delivery, and which of the chosen statements there are (in the campaign's order). */
export type NamesOf = { deliveryId: string; statementIds: string[] };

/** A numbered row as the database holds it: what is sealed is still sealed. */
export type NumberedRow = {
  number: number;
  visibility: Visibility;
  name: string | null;
  role: string | null;
  organisation: string | null;
  capacity: Capacity | null;
  day: string;
  country: string | null;
  statements: string[];
  sealed: Buffer | null;
  fingerprint: Buffer;
};

/**
 * The slugs that this person signed, of those chosen. Whoever is named in a list of several
 * statements is named so by their choice for each of them.
 */
function statementsSql(statementIds: string, isSeveral: boolean): string {
  if (!isSeveral) {
    return `ARRAY[(SELECT slug FROM statement WHERE statement.id = s.statement_id)]`;
  }
  return `(SELECT array_agg(statement.slug ORDER BY statement.position)
    FROM signature signed JOIN statement ON statement.id = signed.statement_id
    WHERE signed.statement_id = ANY (${statementIds}) AND signed.state = 'confirmed'
      AND NOT signed.quarantined AND signed.email_fingerprint = s.email_fingerprint)`;
}

/**
 * Signers are told that their country may stand beside their full name, and nowhere else: of
 * somebody with initials a list does not tell it.
 */
export function countrySql(row: string): string {
  return `CASE WHEN ${row}.visibility <> 'initials' THEN ${row}.country::text END`;
}

/** The one query that every format reads: `id` and `statementIds` are SQL expressions. */
export function numberedSql(id: string, statementIds: string, isSeveral: boolean): string {
  return `SELECT item.number, s.visibility, s.name, s.role, s.organisation, s.capacity,
      s.confirmed_on::text AS day, ${countrySql("s")} AS country,
      ${statementsSql(statementIds, isSeveral)} AS statements,
      s.sealed, s.email_fingerprint AS fingerprint
    FROM delivery_item item JOIN signature s ON s.id = item.signature_id
    WHERE item.delivery_id = ${id}`;
}

/** Everybody in a frozen delivery but the notable signatories, by number, some thousand at a time. */
export async function* readNames(
  connection: LongConnection,
  { deliveryId, statementIds }: NamesOf,
): AsyncGenerator<ListedName[]> {
  const isSeveral = statementIds.length > 1;
  const sql = `${numberedSql("$1::uuid", "$2::uuid[]", isSeveral)}
    AND cardinality($2::uuid[]) > 0 ORDER BY item.number`;
  const batches = readInBatches<NumberedRow>(connection, {
    sql,
    values: [deliveryId, statementIds],
  });
  for await (const rows of batches) yield rows.map(openNumbered);
}

/** A row with what is sealed opened, as lists print it. */
export function openNumbered(row: NumberedRow): ListedName {
  const { number, day, country, statements, capacity } = row;
  const { name, role, organisation } = readDetails(row, row.fingerprint);
  const isInitials = row.visibility === "initials";
  return {
    number,
    name: name ?? "",
    role,
    organisation,
    capacity,
    day,
    country,
    statements,
    isInitials,
  };
}
