import { requirePermission, type Actor } from "../accounts/schema";
import type { Transaction } from "../db";
import { recordDeed } from "./audit";
import { onStatement, type LockedStatement } from "./lock";
import { areSameTexts, judgeTexts } from "./same-text";
import type { DiscardDraftOutcome, GivenText, SaveDraftOutcome } from "./schema";
import { basisOf, insertDraft, replaceTexts, selectCurrent, touchDraft } from "./versions-store";

type At = { now: Date };

/**
 * Saves a statement's texts as its draft; the first time, that begins a new version beside the
 * published one, whose words stay as they were signed. `basedOn` names the text that the edit
 * began with: when somebody else has saved since, nothing is done; null saves all the same.
 * Throws `NotPermitted`.
 */
export async function saveDraft(
  actor: Actor,
  { id, basedOn, texts }: { id: string; basedOn: string | null; texts: GivenText[] },
  { now }: At,
): Promise<SaveDraftOutcome> {
  requirePermission(actor, "editStatements");
  return onStatement(id, async (statement, transaction): Promise<SaveDraftOutcome> => {
    const { originalLocale } = statement;
    if (!texts.some(({ locale }) => locale === originalLocale)) return { outcome: "no_original" };
    const current = await selectCurrent(id, transaction);
    if (basedOn !== null && basedOn !== basisOf(current)) return { outcome: "overtaken" };
    const { published, draft } = current;
    if (areSameTexts(texts, (draft ?? published)?.texts ?? [])) return { outcome: "unchanged" };
    const number = draft?.number ?? (published?.number ?? 0) + 1;
    const saving = { statementId: id, number, actorId: actor.id, now };
    if (draft) await touchDraft(draft.id, saving, transaction);
    const versionId = draft?.id ?? (await insertDraft(saving, transaction));
    const judged = judgeTexts(texts, published?.texts ?? [], originalLocale);
    await replaceTexts(versionId, judged, transaction);
    const details = { version: number, languages: texts.map(({ locale }) => locale).join(", ") };
    await recordDeed(actor, "statement.draft_saved", id, { details, now }, transaction);
    return { outcome: "saved", number };
  });
}

/**
 * Throws a draft away. Of a statement that was never published nothing is left then, unless
 * categories, names or imports belong to it already: `in_use`. Throws `NotPermitted`.
 */
export async function discardDraft(
  actor: Actor,
  { id, basedOn }: { id: string; basedOn: string },
  { now }: At,
): Promise<DiscardDraftOutcome> {
  requirePermission(actor, "editStatements");
  return onStatement(id, async (statement, transaction): Promise<DiscardDraftOutcome> => {
    const current = await selectCurrent(id, transaction);
    const { draft, published } = current;
    if (!draft) return { outcome: "no_draft" };
    if (basedOn !== basisOf(current)) return { outcome: "overtaken" };
    if (!published && (await isInUse(id, transaction))) return { outcome: "in_use" };
    await transaction.query("delete from statement_text where version_id = $1", [draft.id]);
    await transaction.query("delete from statement_version where id = $1", [draft.id]);
    const details = { version: draft.number };
    if (published) {
      await recordDeed(actor, "statement.draft_discarded", id, { details, now }, transaction);
      return { outcome: "discarded" };
    }
    await deleteStatement(statement, transaction);
    const gone = { details: { slug: statement.slug }, now };
    await recordDeed(actor, "statement.deleted", id, gone, transaction);
    return { outcome: "deleted" };
  });
}

/** Nothing can come to belong to it any longer until the transaction ends. */
async function isInUse(id: string, transaction: Transaction): Promise<boolean> {
  await transaction.query("select from statement where id = $1 for update", [id]);
  const { rows } = await transaction.query<{ used: boolean }>(
    `select exists (select from category where statement_id = $1)
       or exists (select from notable where statement_id = $1)
       or exists (select from notable_import where statement_id = $1) as used`,
    [id],
  );
  return rows[0]!.used;
}

/**
 * Whoever was taken off its board goes with it, also where that could be undone still: there is
 * no board any longer to put them back on, nor a later list to look for their name in.
 */
async function deleteStatement({ id }: LockedStatement, transaction: Transaction): Promise<void> {
  await transaction.query("update statement set sister_id = null where sister_id = $1", [id]);
  for (const table of ["removed_notable", "notable_removal", "tally"]) {
    await transaction.query(`delete from ${table} where statement_id = $1`, [id]);
  }
  await transaction.query("delete from statement where id = $1", [id]);
}
