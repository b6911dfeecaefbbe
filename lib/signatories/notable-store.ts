import { pool, type Transaction } from "../db";
import { isUuid } from "../uuid";
import type { Localised, NotableWording } from "./notable-input";
import type { NotableStage } from "./stages";

/** Where an entry stands. */
export type Place = { statementId: string; categoryId: string };

export async function findPlace(transaction: Transaction, id: string): Promise<Place | null> {
  if (!isUuid(id)) return null;
  const { rows } = await transaction.query<Place>(
    `select statement_id as "statementId", category_id as "categoryId" from notable where id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

export async function hasCategory(
  transaction: Transaction,
  categoryId: string,
  statementId: string,
): Promise<boolean> {
  if (!isUuid(categoryId)) return false;
  const { rowCount } = await transaction.query(
    "select from category where id = $1 and statement_id = $2",
    [categoryId, statementId],
  );
  return rowCount === 1;
}

/** The statement with this slug, drafts too; null for none. */
export async function findStatementId(slug: string): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>("select id from statement where slug = $1", [
    slug.replaceAll("\0", ""),
  ]);
  return rows[0]?.id ?? null;
}

export type NewNotable = NotableWording & {
  id: string;
  statementId: string;
  categoryId: string;
  position: number;
  stage: NotableStage;
  source: "signature" | "invitation" | "import";
  sourceNote: string;
  sourceUrl: string | null;
  sourceDate: string | null;
  signatureId: string | null;
  importId: string | null;
  enteredById: string | null;
};

export async function insertNotable(transaction: Transaction, row: NewNotable): Promise<void> {
  await transaction.query(
    `insert into notable (id, statement_id, category_id, position, name, role, organisation,
       show_organisation, capacity, country, stage, source, source_note, source_url, source_date,
       signature_id, import_id, entered_by_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      row.id,
      row.statementId,
      row.categoryId,
      row.position,
      row.name,
      row.role,
      row.organisation,
      row.showOrganisation,
      row.capacity,
      row.country,
      row.stage,
      row.source,
      row.sourceNote,
      row.sourceUrl,
      row.sourceDate,
      row.signatureId,
      row.importId,
      row.enteredById,
    ],
  );
}

export type NamedEntry = { id: string; name: Localised };

/** Everybody's names on the board of a statement. */
export async function selectNames(
  transaction: Transaction,
  statementId: string,
): Promise<NamedEntry[]> {
  const { rows } = await transaction.query<NamedEntry>(
    "select id, name from notable where statement_id = $1",
    [statementId],
  );
  return rows;
}

/** Names of those on the board who are linked to no signature. */
export async function selectUnlinked(
  transaction: Transaction,
  statementId: string,
): Promise<NamedEntry[]> {
  const { rows } = await transaction.query<NamedEntry>(
    "select id, name from notable where statement_id = $1 and signature_id is null",
    [statementId],
  );
  return rows;
}

/** What a step needs to know, locked until the transaction ends, in the order of the keys. */
export type SteppedRow = {
  id: string;
  statementId: string;
  stage: NotableStage;
  name: Localised;
  signatureId: string | null;
  enteredById: string | null;
  attachedByIds: string[];
};

export async function lockForStep(transaction: Transaction, ids: string[]): Promise<SteppedRow[]> {
  const { rows } = await transaction.query<SteppedRow>(
    `select id, statement_id as "statementId", stage, name, signature_id as "signatureId",
       entered_by_id as "enteredById",
       array(select attached_by_id::text from notable_evidence
             where notable_id = notable.id and attached_by_id is not null) as "attachedByIds"
     from notable where id = any ($1::uuid[]) order by id for no key update`,
    [ids.filter(isUuid)],
  );
  return rows;
}

export type StageChange = {
  stage: NotableStage;
  publishedAt: Date | null;
  /** Undefined leaves the approval as it is; null takes it back. */
  approval?: { byId: string; at: Date; alone: boolean } | null;
};

export async function writeStage(
  transaction: Transaction,
  id: string,
  { stage, publishedAt, approval }: StageChange,
): Promise<void> {
  await transaction.query(
    `update notable set stage = $2, published_at = $3,
       approved_by_id = case when $4 then $5 else approved_by_id end,
       approved_at = case when $4 then $6 else approved_at end,
       approved_alone = case when $4 then $7 else approved_alone end
     where id = $1`,
    [
      id,
      stage,
      publishedAt,
      approval !== undefined,
      approval?.byId ?? null,
      approval?.at ?? null,
      approval?.alone ?? false,
    ],
  );
}

/** How many could approve: everybody on the team. */
export async function countOrganisers(transaction: Transaction = pool): Promise<number> {
  const { rows } = await transaction.query<{ n: number }>(
    "select count(*)::int as n from organiser where removed_at is null",
  );
  return rows[0]!.n;
}
