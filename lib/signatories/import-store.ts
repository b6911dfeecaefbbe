import { pool, type Transaction } from "../db";
import type { Locale } from "../i18n/schema";
import { isUuid } from "../uuid";
import { importRows, type ImportRow } from "./import-rows";
import type { Localised, Provenance } from "./notable-input";

export type StoredImport = {
  id: string;
  statementId: string;
  slug: string;
  /** What the statement's pages say below its first signatories. */
  signatoriesNote: Localised | null;
  ownerId: string | null;
  state: "draft" | "confirmed";
  locale: Locale;
  sourceNote: string;
  sourceUrl: string | null;
  sourceDate: string | null;
  rows: ImportRow[];
  createdAt: Date;
  expiresAt: Date;
};

const columns = `i.id, i.statement_id as "statementId", s.slug,
  s.signatories_note as "signatoriesNote", i.owner_id as "ownerId", i.state,
  i.locale, i.source_note as "sourceNote", i.source_url as "sourceUrl",
  i.source_date::text as "sourceDate", i.rows, i.created_at as "createdAt",
  i.expires_at as "expiresAt"`;

type NewImport = Provenance & {
  id: string;
  statementId: string;
  ownerId: string;
  rows: ImportRow[];
  createdAt: Date;
  expiresAt: Date;
};

export async function insertImport(transaction: Transaction, row: NewImport): Promise<void> {
  await transaction.query(
    `insert into notable_import (id, statement_id, owner_id, locale, source_note, source_url,
       source_date, rows, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.id,
      row.statementId,
      row.ownerId,
      row.locale,
      row.sourceNote,
      row.sourceUrl,
      row.sourceDate,
      JSON.stringify(row.rows),
      row.createdAt,
      row.expiresAt,
    ],
  );
}

/** An import by its key, with its lock when a transaction is going to change it. */
export async function findStoredImport(
  id: string,
  transaction: Transaction = pool,
  { lock = false } = {},
): Promise<StoredImport | null> {
  if (!isUuid(id)) return null;
  const { rows } = await transaction.query<StoredImport>(
    `select ${columns} from notable_import i join statement s on s.id = i.statement_id
     where i.id = $1 ${lock ? "for update of i" : ""}`,
    [id],
  );
  return rows[0] ? { ...rows[0], rows: importRows.parse(rows[0].rows) } : null;
}

export async function writeRows(
  transaction: Transaction,
  id: string,
  rows: ImportRow[],
): Promise<void> {
  await transaction.query("update notable_import set rows = $2 where id = $1", [
    id,
    JSON.stringify(rows),
  ]);
}

export async function writeState(
  transaction: Transaction,
  id: string,
  state: StoredImport["state"],
  expiresAt: Date,
): Promise<void> {
  await transaction.query("update notable_import set state = $2, expires_at = $3 where id = $1", [
    id,
    state,
    expiresAt,
  ]);
}

/** An import as a list of them shows it. */
export type ImportSummary = {
  id: string;
  state: "draft" | "confirmed";
  sourceNote: string;
  createdAt: Date;
  /** Rows of a draft; of a confirmed import those who are still on the board. */
  people: number;
  canBeUndone: boolean;
};

/** The drafts of one organiser and all confirmed imports of a statement, newest first. */
export async function selectImports(
  statementId: string,
  ownerId: string,
): Promise<ImportSummary[]> {
  const { rows } = await pool.query<ImportSummary>(
    `select i.id, i.state, i.source_note as "sourceNote", i.created_at as "createdAt",
       case i.state when 'draft' then jsonb_array_length(i.rows)
         else (select count(*) from notable n where n.import_id = i.id) end::int as people,
       i.state = 'confirmed' as "canBeUndone"
     from notable_import i
     where i.statement_id = $1 and (i.state = 'confirmed' or i.owner_id = $2)
     order by i.created_at desc, i.id limit 50`,
    [statementId, ownerId],
  );
  return rows;
}
