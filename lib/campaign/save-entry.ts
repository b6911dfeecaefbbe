import { isDeepStrictEqual } from "node:util";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import { isOvertaken, noteOverwriting } from "../forms/schema";
import { locales } from "../i18n/schema";
import { isUuid } from "../uuid";
import type { EntryDraft, SaveEntryOutcome } from "./schema";
import { keepKnown, lockEntry, lockTimeline, type LockedEntry } from "./timeline-store";

export type SaveEntryWish = {
  /** Made by the form, so that a form that is sent twice makes one entry. */
  id: string;
  draft: EntryDraft;
  /** What the form was opened with; null for a new one. */
  revision: number | null;
  /** Whether to save over what somebody else saved in between. */
  overwrite?: boolean;
  /** Whether to publish it with the same press, and whether a language may be missing then. */
  publish?: { withoutLanguage: boolean } | null;
};

/**
 * Saves an entry of the case in dates, new or known, and publishes it if asked to. It stands by
 * its day, a new one behind the others of that day. Throws `NotPermitted`.
 */
export async function saveEntry(
  actor: Actor,
  wish: SaveEntryWish,
  { now }: { now: Date },
): Promise<SaveEntryOutcome> {
  requirePermission(actor, "editUpdates");
  if (!isUuid(wish.id)) return { outcome: "unknown" };
  return withTransaction(async (transaction) => {
    await lockTimeline(transaction);
    const before = await lockEntry(transaction, wish.id);
    const refusal = judge(wish, before);
    if (refusal) return refusal;
    // A new form that came twice: the first one made it.
    if (before && isDone(wish, before)) return { outcome: "saved", id: wish.id };
    await write(transaction, wish, { before, now });
    const deed = { actorId: actor.id, subjectId: wish.id, at: now };
    const action = before ? "timeline_entry.changed" : "timeline_entry.added";
    const overwriting = noteOverwriting(wasOvertaken(wish, before));
    const details = { isPublic: Boolean(before?.isPublished), ...overwriting };
    await recordAudit({ ...deed, action, details }, transaction);
    if (!wish.publish) return { outcome: "saved", id: wish.id };
    if (!before?.isPublished) {
      await recordAudit({ ...deed, action: "timeline_entry.published" }, transaction);
    }
    return { outcome: "published", id: wish.id };
  });
}

/** Why it is not saved, or null. */
function judge(wish: SaveEntryWish, before: LockedEntry | null): SaveEntryOutcome | null {
  const { draft, publish, revision, overwrite } = wish;
  if (before?.isRemoved || (!before && revision !== null)) return { outcome: "unknown" };
  if (wasOvertaken(wish, before) && !overwrite) return { outcome: "overtaken" };
  if (!publish && !before?.isPublished) return null;
  if (draft.sources.length === 0) return { outcome: "no_source" };
  const missing = locales.find((locale) => !draft.text[locale]);
  return missing && publish && !publish.withoutLanguage
    ? { outcome: "language_missing", missing }
    : null;
}

function wasOvertaken(wish: SaveEntryWish, before: LockedEntry | null): boolean {
  return isOvertaken(wish, before, before !== null && isSame(wish.draft, before));
}

/** Whether a new form came that was taken already, and nothing is left to do. */
function isDone({ draft, revision, publish }: SaveEntryWish, before: LockedEntry): boolean {
  return revision === null && isSame(draft, before) && (!publish || before.isPublished);
}

/** Whether it says what is there already: then a new form came twice, and not once more with changes. */
function isSame(draft: EntryDraft, { date, dateLabel, text, sources }: LockedEntry): boolean {
  const given = { ...draft, sources: keepKnown(draft.sources, sources) };
  return isDeepStrictEqual(given, { date, dateLabel, text, sources });
}

async function write(
  transaction: Transaction,
  { id, draft, publish }: SaveEntryWish,
  { before, now }: { before: LockedEntry | null; now: Date },
): Promise<void> {
  const { date, dateLabel, text } = draft;
  const sources = keepKnown(draft.sources, before?.sources ?? []);
  await transaction.query(
    `insert into timeline_entry
       (id, campaign_id, position, date, date_label, text, sources, published_at)
     select $1, campaign.id, (
       select coalesce(max(position), 0) + 1 from timeline_entry where campaign_id = campaign.id
     ), $2, $3, $4, $5, case when $6 then $7::timestamptz end
     from campaign limit 1
     on conflict (id) do update set date = excluded.date, date_label = excluded.date_label,
       text = excluded.text, sources = excluded.sources, revision = timeline_entry.revision + 1,
       published_at = coalesce(timeline_entry.published_at, excluded.published_at)`,
    [
      id,
      date,
      JSON.stringify(dateLabel),
      JSON.stringify(text),
      JSON.stringify(sources),
      Boolean(publish),
      now,
    ],
  );
}
