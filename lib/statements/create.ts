import { randomUUID } from "node:crypto";
import { requirePermission, type Actor } from "../accounts/schema";
import { withTransaction, type Transaction } from "../db";
import type { Locale } from "../i18n/schema";
import { recordDeed } from "./audit";
import { judgeTexts } from "./same-text";
import type { CreateOutcome, GivenText } from "./schema";
import { insertDraft, replaceTexts } from "./versions-store";

export type NewStatement = { slug: string; originalLocale: Locale; texts: GivenText[] };

/**
 * Makes a statement with its first draft, at the end of the list. Nobody reads it before a
 * version is published and an admin opens it. Throws `NotPermitted`.
 */
export async function createStatement(
  actor: Actor,
  { slug, originalLocale, texts }: NewStatement,
  { now }: { now: Date },
): Promise<CreateOutcome> {
  requirePermission(actor, "editStatements");
  const id = randomUUID();
  return withTransaction(async (transaction) => {
    if (!(await insertStatement({ id, slug, originalLocale }, transaction))) {
      return { outcome: "slug_taken" };
    }
    await transaction.query("insert into tally (statement_id, count) values ($1, 0)", [id]);
    const draft = { statementId: id, number: 1, actorId: actor.id, now };
    const versionId = await insertDraft(draft, transaction);
    await replaceTexts(versionId, judgeTexts(texts, [], originalLocale), transaction);
    const details = { slug, languages: texts.map(({ locale }) => locale).join(", ") };
    await recordDeed(actor, "statement.created", id, { details, now }, transaction);
    return { outcome: "created", id };
  });
}

/** False when another statement has the slug, also one that is made at this moment. */
async function insertStatement(
  { id, slug, originalLocale }: Omit<NewStatement, "texts"> & { id: string },
  transaction: Transaction,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `insert into statement (id, campaign_id, slug, position, status, original_locale, initiators)
     select $1, campaign.id, $2, coalesce((select max(position) from statement), 0) + 1, 'draft',
       $3, '{}'
     from campaign
     on conflict (slug) do nothing`,
    [id, slug, originalLocale],
  );
  return rowCount === 1;
}
