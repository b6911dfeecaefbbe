import { isDeepStrictEqual } from "node:util";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import { isOvertaken, noteOverwriting } from "../forms/schema";
import { holdMailing } from "../mail";
import { isUuid } from "../uuid";
import { judgePublic } from "./completeness";
import {
  makeSlug,
  updateCan,
  type SaveUpdateOutcome,
  type UpdateDraft,
  type UpdateState,
} from "./schema";
import { isSlugTaken, lockSlugs, lockUpdate, type LockedUpdate } from "./store";

export type SaveWish = {
  /** Made by the form, so that a form that is sent twice makes one piece of news. */
  id: string;
  draft: UpdateDraft;
  /** What the form was opened with; null for a new one. */
  revision: number | null;
  /** Whether to save over what somebody else saved in between. */
  overwrite?: boolean;
  /** Whether to publish it with the same press, and whether a language may be missing then. */
  publish?: { withoutLanguage: boolean } | null;
};

/**
 * Saves a piece of news, new or known, and publishes it if asked to: all or nothing. What is
 * public already is corrected, and has to stay complete. Its day and address part stay from
 * the first publication on. Throws `NotPermitted`.
 */
export async function saveUpdate(
  actor: Actor,
  wish: SaveWish,
  { now }: { now: Date },
): Promise<SaveUpdateOutcome> {
  requirePermission(actor, "editUpdates");
  if (!isUuid(wish.id)) return { outcome: "unknown" };
  return withTransaction(async (transaction) => {
    const before = await lockUpdate(transaction, wish.id);
    const refusal = judge(wish, before);
    if (refusal) return refusal;
    // A new form that came twice: the first one made it.
    if (before && isDone(wish, before)) return told("saved", wish, before);
    const slug = await chooseSlug(transaction, wish, before);
    if (slug === null) return { outcome: "slug_taken" };
    await write(transaction, { ...wish, slug, now });
    await record(transaction, actor, { wish, before, now });
    return told(wish.publish ? "published" : "saved", wish, before);
  });
}

function told(
  outcome: "saved" | "published",
  { id }: SaveWish,
  before: LockedUpdate | null,
): SaveUpdateOutcome {
  return outcome === "published"
    ? { outcome, id }
    : { outcome, id, isPublic: before?.state === "published" };
}

/** Why it is not saved, or null. */
function judge(wish: SaveWish, before: LockedUpdate | null): SaveUpdateOutcome | null {
  if (!before && wish.revision !== null) return { outcome: "unknown" };
  if (wasOvertaken(wish, before) && !wish.overwrite) return { outcome: "overtaken" };
  if (!wish.publish && before?.state !== "published") return null;
  return judgePublic(wish.draft, wish.publish?.withoutLanguage ?? true);
}

function wasOvertaken(wish: SaveWish, before: LockedUpdate | null): boolean {
  return isOvertaken(wish, before, before !== null && isSame(wish, before));
}

/** Whether a new form came that was taken already, and nothing is left to do. */
function isDone(wish: SaveWish, before: LockedUpdate): boolean {
  const isPublic = before.state === "published";
  return wish.revision === null && isSame(wish, before) && (!wish.publish || isPublic);
}

/** Whether it says what is there already: then a new form came twice, and not once more with changes. */
function isSame({ draft }: SaveWish, { title, body, stopPress, sourceUrl }: LockedUpdate): boolean {
  const there = { title, body, stopPress, sourceUrl };
  return isDeepStrictEqual({ ...there, ...draft, slug: null }, { ...there, slug: null });
}

/** The address part to save: fixed once it was public, as typed, or made of the title. Null when the typed one is taken. */
async function chooseSlug(
  transaction: Transaction,
  { id, draft }: SaveWish,
  before: LockedUpdate | null,
): Promise<string | null> {
  if (before && !updateCan.changeSlug(before.state)) return before.slug;
  await lockSlugs(transaction);
  if (draft.slug) return (await isSlugTaken(transaction, draft.slug, id)) ? null : draft.slug;
  const wanted = makeSlug(draft.title);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!(await isSlugTaken(transaction, slug, id))) return slug;
  }
}

type Written = SaveWish & { slug: string; now: Date };

async function write(transaction: Transaction, { id, draft, slug, publish, now }: Written) {
  const { title, body, stopPress, sourceUrl } = draft;
  await transaction.query(
    `insert into "update" (id, campaign_id, slug, title, body, stop_press, source_url, changed_at,
       published_at)
     select $1, id, $2, $3, $4, $5, $6, $7, case when $8 then $7::timestamptz end
     from campaign limit 1
     on conflict (id) do update set slug = excluded.slug, title = excluded.title,
       body = excluded.body, stop_press = excluded.stop_press, source_url = excluded.source_url,
       changed_at = excluded.changed_at, revision = "update".revision + 1,
       published_at = case when $8
         then coalesce("update".published_at, "update".first_published_at, excluded.published_at)
         else "update".published_at end`,
    [
      id,
      slug,
      JSON.stringify(title),
      JSON.stringify(body),
      stopPress,
      sourceUrl,
      now,
      Boolean(publish),
    ],
  );
}

type Deed = { wish: SaveWish; before: LockedUpdate | null; now: Date };

async function record(transaction: Transaction, actor: Actor, { wish, before, now }: Deed) {
  const state: UpdateState = before?.state ?? "draft";
  const deed = { actorId: actor.id, subjectId: wish.id, at: now };
  const overwriting = noteOverwriting(wasOvertaken(wish, before));
  const details = { isPublic: state === "published", ...overwriting };
  const action = before ? "update.changed" : "update.created";
  await recordAudit({ ...deed, action, details }, transaction);
  if (wish.publish && state !== "published") {
    // Whatever waits of an earlier mailing waits until somebody resumes it.
    if (before?.mailedAt) await holdMailing(transaction, wish.id, now);
    await recordAudit({ ...deed, action: "update.published" }, transaction);
  }
}
