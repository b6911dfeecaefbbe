import { requirePermission, type Actor } from "../accounts/schema";
import type { Transaction } from "../db";
import { recordDeed } from "./audit";
import { followOriginal } from "./follow-original";
import { onStatement } from "./lock";
import { areSameTexts, judgeTexts, replacesFinalText } from "./same-text";
import type { PublishOutcome, TextStatus, TextStatusOutcome } from "./schema";
import { basisOf, replaceTexts, selectCurrent } from "./versions-store";

type At = { now: Date };

type Publishing = {
  id: string;
  basedOn: string;
  /** Somebody has held the translations that stay against the new original. */
  translationsFit?: boolean;
  /** Whether the editor's note is about the new words as well. */
  keepsNote?: boolean;
};

/**
 * Makes the draft the version that is read and signed from now on. Who signed an earlier one
 * keeps it. Words that changed begin as `working`; words that did not keep what was said of them.
 * A translation that stays while the original changes is known to follow the earlier one. The
 * editor's note stays with the words that it is about, unless it is about the new ones too. Twice
 * at once makes one version. Throws `NotPermitted`, also to an organiser whose draft would
 * replace words that are `final`.
 */
export async function publishDraft(
  actor: Actor,
  { id, basedOn, translationsFit = false, keepsNote = false }: Publishing,
  { now }: At,
): Promise<PublishOutcome> {
  requirePermission(actor, "editStatements");
  return onStatement(id, async ({ originalLocale }, transaction): Promise<PublishOutcome> => {
    const current = await selectCurrent(id, transaction);
    const { draft } = current;
    const before = current.published?.texts ?? [];
    if (!draft) return { outcome: "no_draft" };
    if (basedOn !== basisOf(current)) return { outcome: "overtaken" };
    const { texts, number } = draft;
    if (!texts.some(({ locale }) => locale === originalLocale)) return { outcome: "no_original" };
    if (areSameTexts(texts, before)) return { outcome: "unchanged" };
    const replacesFinal = replacesFinalText(texts, before);
    if (replacesFinal) requirePermission(actor, "finaliseTexts");
    const judged = judgeTexts(texts, before, originalLocale);
    const following = followOriginal(judged, current.published, { number, translationsFit });
    await replaceTexts(draft.id, following, transaction);
    if (current.published) await layNoteBy(current.published.id, keepsNote, transaction);
    await transaction.query("update statement_version set published_at = $2 where id = $1", [
      draft.id,
      now,
    ]);
    const details = { version: number, replacesFinal };
    await recordDeed(actor, "statement.published", id, { details, now }, transaction);
    return { outcome: "published", number };
  });
}

/** Leaves the editor's note with the version that it stood beside. */
async function layNoteBy(
  versionId: string,
  keepsNote: boolean,
  transaction: Transaction,
): Promise<void> {
  await transaction.query(
    `update statement_version v set editors_note = s.editors_note from statement s
     where v.id = $1 and s.id = v.statement_id and s.editors_note is not null`,
    [versionId],
  );
  if (keepsNote) return;
  await transaction.query(
    `update statement s set editors_note = null, revision = s.revision + 1
     from statement_version v
     where v.id = $1 and s.id = v.statement_id and s.editors_note is not null`,
    [versionId],
  );
}

type Said = { id: string; locale: string; number: number; status: TextStatus };

/**
 * Says of the words of version `number` whether they are final or stand in for others. It is for
 * words that somebody has seen: where another version is read by now, nothing is done. Admins
 * only. Throws `NotPermitted`.
 */
export async function setTextStatus(
  actor: Actor,
  { id, locale, number, status }: Said,
  { now }: At,
): Promise<TextStatusOutcome> {
  requirePermission(actor, "finaliseTexts");
  return onStatement(id, async (_statement, transaction): Promise<TextStatusOutcome> => {
    const { published } = await selectCurrent(id, transaction);
    const text = published?.texts.find((each) => each.locale === locale);
    if (!published || !text) return { outcome: "unknown" };
    if (published.number !== number) return { outcome: "overtaken" };
    if (text.status === status) return { outcome: "unchanged" };
    await transaction.query(
      "update statement_text set status = $3 where version_id = $1 and locale = $2",
      [published.id, locale, status],
    );
    const details = {
      version: number,
      language: locale,
      statusBefore: text.status,
      statusAfter: status,
    };
    await recordDeed(actor, "statement.text_status_changed", id, { details, now }, transaction);
    return { outcome: "changed" };
  });
}
