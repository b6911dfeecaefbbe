import type { Transaction } from "../db";
import { notableRemovalContext as removalContext, open, seal } from "../privacy";
import { isUuid } from "../uuid";
import type { Localised } from "./notable-input";
import { nextPosition } from "./order-store";
import { hashNames } from "./same-person";

type Row = Record<string, unknown>;

/** Everything that stood of somebody, as the database wrote it. */
type TakenOff = {
  notable: Row & { id: string; statement_id: string; category_id: string; name: Localised };
  evidence: Row[];
  invitation: Row | null;
};

export type UndoOutcome =
  | { outcome: "put_back"; id: string }
  /** Its time is over, or it was undone before. */
  | { outcome: "over" }
  /** The signature behind it has been erased or withdrawn meanwhile, and the entry with it. */
  | { outcome: "signature_gone" }
  | { outcome: "no_category" };

/** Deletes an entry and returns it; null when it is gone. Under the board's lock. */
export async function takeOff(transaction: Transaction, id: string): Promise<TakenOff | null> {
  const { rows } = await transaction.query<{ entry: TakenOff }>(
    `select json_build_object(
       'notable', to_jsonb(n),
       'evidence', coalesce((select jsonb_agg(to_jsonb(e)) from notable_evidence e
                             where e.notable_id = n.id), '[]'),
       'invitation', (select to_jsonb(i) from notable_invitation i where i.notable_id = n.id)
     ) as entry from notable n where n.id = $1`,
    [id],
  );
  await transaction.query("delete from notable where id = $1", [id]);
  return rows[0]?.entry ?? null;
}

type NewRemoval = { id: string; entry: TakenOff; atWish: boolean; now: Date };

/** Keeps what was taken off for an undo and, at the person's wish, the hashes of the name. */
export async function insertRemoval(
  transaction: Transaction,
  { id, entry, atWish, now }: NewRemoval,
): Promise<void> {
  const { statement_id: statementId, name } = entry.notable;
  const sealed = seal(JSON.stringify(entry), removalContext(id));
  await transaction.query(
    `insert into removed_notable (id, statement_id, sealed, removed_at) values ($1, $2, $3, $4)`,
    [id, statementId, sealed, now],
  );
  if (!atWish) return;
  await transaction.query(
    `insert into notable_removal (id, statement_id, name_hashes, removed_at)
     values ($1, $2, $3, $4)`,
    [id, statementId, hashNames(statementId, name), now],
  );
}

export type Removal = { id: string; statementId: string; sealed: Buffer };

/** A removal that can still be undone. */
export async function findRemoval(transaction: Transaction, id: string): Promise<Removal | null> {
  if (!isUuid(id)) return null;
  const { rows } = await transaction.query<Removal>(
    `select id, statement_id as "statementId", sealed from removed_notable where id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Writes a removed entry back and forgets its removal. Under the board's lock. */
export async function putBack(transaction: Transaction, removal: Removal): Promise<UndoOutcome> {
  const entry = JSON.parse(open(removal.sealed, removalContext(removal.id))) as TakenOff;
  const { notable } = entry;
  const categoryId = await chooseCategory(transaction, notable);
  if (!categoryId) return { outcome: "no_category" };
  if (notable.signature_id && !(await isStillGiven(transaction, notable.signature_id))) {
    return { outcome: "signature_gone" };
  }
  const position = await nextPosition(transaction, categoryId);
  const row = {
    ...(await withoutLostOrganisers(transaction, notable)),
    category_id: categoryId,
    position,
  };
  await transaction.query(
    "insert into notable select * from jsonb_populate_record(null::notable, $1)",
    [JSON.stringify(row)],
  );
  for (const evidence of entry.evidence) {
    await transaction.query(
      "insert into notable_evidence select * from jsonb_populate_record(null::notable_evidence, $1)",
      [JSON.stringify(await withoutLostOrganisers(transaction, evidence))],
    );
  }
  if (entry.invitation) {
    await transaction.query(
      "insert into notable_invitation select * from jsonb_populate_record(null::notable_invitation, $1)",
      [JSON.stringify(entry.invitation)],
    );
  }
  await transaction.query("delete from notable_removal where id = $1", [removal.id]);
  await transaction.query("delete from removed_notable where id = $1", [removal.id]);
  return { outcome: "put_back", id: notable.id };
}

async function chooseCategory(
  transaction: Transaction,
  { category_id, statement_id }: TakenOff["notable"],
): Promise<string | null> {
  const { rows } = await transaction.query<{ id: string }>(
    "select id from category where statement_id = $2 order by id <> $1, position limit 1",
    [category_id, statement_id],
  );
  return rows[0]?.id ?? null;
}

/** What refers to people or imports that have gone since refers to nobody. */
async function withoutLostOrganisers(transaction: Transaction, row: Row): Promise<Row> {
  const kept: Row = { ...row };
  for (const column of ["entered_by_id", "approved_by_id", "attached_by_id"]) {
    if (kept[column] && !(await isThere(transaction, "organiser", kept[column])))
      kept[column] = null;
  }
  const importId = kept.import_id;
  if (importId && !(await isThere(transaction, "notable_import", importId))) kept.import_id = null;
  return kept;
}

/** Whoever withdrew took the name away from here too: what was sealed before does not bring it back. */
async function isStillGiven(transaction: Transaction, signatureId: unknown): Promise<boolean> {
  const { rowCount } = await transaction.query(
    "select from signature where id = $1 and withdrawn_on is null for share",
    [signatureId],
  );
  return rowCount === 1;
}

async function isThere(
  transaction: Transaction,
  table: "organiser" | "notable_import",
  id: unknown,
): Promise<boolean> {
  const { rowCount } = await transaction.query(`select from ${table} where id = $1`, [id]);
  return rowCount === 1;
}
