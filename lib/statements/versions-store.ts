import { randomUUID } from "node:crypto";
import { pool, type Transaction } from "../db";
import type { StatementVersion, VersionText } from "./schema";

/** A version with the number that its draft's savings have. */
export type VersionRow = StatementVersion & { revision: number };

const versions = `
  select v.id, v.number, v.published_at as "publishedAt", v.revision, v.saved_at as "savedAt",
    coalesce(o.name, o.email) as "savedBy",
    coalesce((select json_agg(json_build_object('locale', t.locale, 'title', t.title,
      'body', t.body, 'demand', t.demand, 'kind', t.kind, 'status', t.status, 'sha256', t.sha256,
      'follows', t.follows)
      order by t.kind, t.locale) from statement_text t where t.version_id = v.id), '[]') as texts
  from statement_version v left join organiser o on o.id = v.saved_by_id`;

/** Every version of a statement, the newest first. */
export async function selectVersions(statementId: string): Promise<VersionRow[]> {
  const { rows } = await pool.query<VersionRow>(
    `${versions} where v.statement_id = $1 order by v.number desc`,
    [statementId],
  );
  return rows;
}

/** What is read now and what is being written; each null where there is none. */
export type Current = { published: VersionRow | null; draft: VersionRow | null };

export async function selectCurrent(
  statementId: string,
  transaction: Transaction = pool,
): Promise<Current> {
  const { rows } = await transaction.query<VersionRow>(
    `${versions} where v.statement_id = $1 and (v.published_at is null or v.number = (
       select max(number) from statement_version
       where statement_id = $1 and published_at is not null))`,
    [statementId],
  );
  return {
    published: rows.find(({ publishedAt }) => publishedAt) ?? null,
    draft: rows.find(({ publishedAt }) => !publishedAt) ?? null,
  };
}

/** Names the text that an edit began with: another saving gives it another name. */
export function basisOf({ published, draft }: Current): string | null {
  const basis = draft ?? published;
  return basis && `${basis.id}.${basis.revision}`;
}

type Saving = { statementId: string; number: number; actorId: string; now: Date };

export async function insertDraft(
  { statementId, number, actorId, now }: Saving,
  transaction: Transaction,
): Promise<string> {
  const id = randomUUID();
  await transaction.query(
    `insert into statement_version (id, statement_id, number, saved_at, saved_by_id)
     values ($1, $2, $3, $4, $5)`,
    [id, statementId, number, now, actorId],
  );
  return id;
}

export async function touchDraft(
  id: string,
  { actorId, now }: Pick<Saving, "actorId" | "now">,
  transaction: Transaction,
): Promise<void> {
  await transaction.query(
    `update statement_version set revision = revision + 1, saved_at = $2, saved_by_id = $3
     where id = $1`,
    [id, now, actorId],
  );
}

/** Puts these texts in place of a draft's own; the database hashes what it stores. */
export async function replaceTexts(
  versionId: string,
  texts: Omit<VersionText, "sha256">[],
  transaction: Transaction,
): Promise<void> {
  await transaction.query("delete from statement_text where version_id = $1", [versionId]);
  await transaction.query(
    `insert into statement_text
       (version_id, locale, title, body, demand, kind, status, follows, sha256)
     select $1, locale, title, body, demand, kind, status, follows,
       encode(sha256(convert_to(body, 'UTF8')), 'hex')
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text_kind[], $7::text_status[],
         $8::integer[])
       as t (locale, title, body, demand, kind, status, follows)`,
    [
      versionId,
      texts.map(({ locale }) => locale),
      texts.map(({ title }) => title),
      texts.map(({ body }) => body),
      texts.map(({ demand }) => demand),
      texts.map(({ kind }) => kind),
      texts.map(({ status }) => status),
      texts.map(({ follows }) => follows),
    ],
  );
}
