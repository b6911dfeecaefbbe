import { requirePermission, type Actor } from "../accounts/schema";
import type { Transaction } from "../db";
import { isUuid } from "../uuid";
import { recordDeed } from "./audit";
import { onStatement, type LockedStatement } from "./lock";
import type { SaveFactsOutcome, StatementFacts } from "./schema";
import { judgeTexts } from "./same-text";
import { replaceTexts, selectCurrent } from "./versions-store";

type Saving = { id: string; revision: number | null; facts: StatementFacts };

/**
 * Saves what stands around a statement's text, all or none. `revision` is the one that was seen:
 * when somebody else has saved since, nothing is done; null saves all the same. The log keeps
 * which facts changed, and of goal and address what they were. Throws `NotPermitted`.
 */
export async function saveFacts(
  actor: Actor,
  { id, revision, facts }: Saving,
  { now }: { now: Date },
): Promise<SaveFactsOutcome> {
  requirePermission(actor, "editStatements");
  const saving = onStatement(id, async (statement, transaction): Promise<SaveFactsOutcome> => {
    if (revision !== null && revision !== statement.revision) return { outcome: "overtaken" };
    const fault = await findFault(statement, facts, transaction);
    if (fault) return { outcome: fault };
    const changed = await updateFacts(id, facts, transaction);
    if (changed.length === 0) return { outcome: "unchanged" };
    if (facts.originalLocale !== statement.originalLocale) await turnDraft(id, facts, transaction);
    const { goal, slug } = statement;
    const details = {
      changed: changed.join(", "),
      ...(goal === facts.goal ? {} : { goalBefore: goal, goalAfter: facts.goal }),
      ...(slug === facts.slug ? {} : { slugBefore: slug, slugAfter: facts.slug }),
    };
    await recordDeed(actor, "statement.facts_changed", id, { details, now }, transaction);
    return { outcome: "saved" };
  });
  return saving.catch(toSlugTaken);
}

/** Somebody else took the address after we had looked. */
function toSlugTaken(error: { code?: unknown; constraint?: unknown }): SaveFactsOutcome {
  if (error.code === "23505" && error.constraint === "statement_slug_key") {
    return { outcome: "slug_taken" };
  }
  throw error;
}

async function findFault(
  { id, slug, originalLocale }: LockedStatement,
  facts: StatementFacts,
  transaction: Transaction,
) {
  const { rows } = await transaction.query<Record<"isFixed" | "isTaken" | "hasSister", boolean>>(
    `select exists (select from statement_version
         where statement_id = $1 and published_at is not null) as "isFixed",
       exists (select from statement where slug = $2 and id <> $1) as "isTaken",
       $3::uuid is null or exists (select from statement where id = $3 and id <> $1) as "hasSister"`,
    [id, facts.slug, facts.sisterId && isUuid(facts.sisterId) ? facts.sisterId : null],
  );
  const { isFixed, isTaken, hasSister } = rows[0]!;
  const isOther = facts.slug !== slug || facts.originalLocale !== originalLocale;
  if (isFixed && isOther) return "fixed";
  if (isTaken) return "slug_taken";
  return !hasSister || (facts.sisterId && !isUuid(facts.sisterId)) ? "no_sister" : null;
}

const columns = {
  slug: "slug",
  originalLocale: "original_locale",
  goal: "goal",
  initiators: "initiators",
  datedOn: "dated_on",
  sisterId: "sister_id",
  sisterNotice: "sister_notice",
  editorsNote: "editors_note",
  signatoriesNote: "signatories_note",
  sourceUrl: "source_url",
} as const satisfies Record<keyof StatementFacts, string>;

const orNull = (texts: object) => (Object.keys(texts).length ? JSON.stringify(texts) : null);

/** Writes the facts and returns which of them are new. */
async function updateFacts(
  id: string,
  facts: StatementFacts,
  transaction: Transaction,
): Promise<string[]> {
  const names = Object.values(columns);
  const list = names.join(", ");
  const { rows } = await transaction.query<{ before: Row; after: Row }>(
    `with given as (
       select $2::text as slug, $3::text as original_locale, $4::integer as goal,
         $5::jsonb as initiators, $6::date as dated_on, $7::uuid as sister_id,
         $8::jsonb as sister_notice, $9::jsonb as editors_note, $10::jsonb as signatories_note,
         $11::text as source_url
     ), before as (select ${list} from statement where id = $1)
     select to_jsonb(before) as before, to_jsonb(given) as after from before, given`,
    [
      id,
      facts.slug,
      facts.originalLocale,
      facts.goal,
      JSON.stringify(facts.initiators),
      facts.datedOn,
      facts.sisterId,
      orNull(facts.sisterNotice),
      orNull(facts.editorsNote),
      orNull(facts.signatoriesNote),
      facts.sourceUrl,
    ],
  );
  const { before, after } = rows[0]!;
  const changed = names.filter((name) => differs(before[name], after[name]));
  if (changed.length === 0) return [];
  const set = changed.map((name) => `${name} = given.${name}`).join(", ");
  await transaction.query(
    `update statement set ${set}, revision = statement.revision + 1
     from jsonb_populate_record(null::statement, $2) as given where statement.id = $1`,
    [id, JSON.stringify(after)],
  );
  return Object.entries(columns).flatMap(([key, name]) => (changed.includes(name) ? [key] : []));
}

type Row = Record<string, unknown>;

/** Both come from the database, which writes the keys of an object in one order. */
function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);
}

/** Another original makes the other text of the draft the translation. */
async function turnDraft(
  id: string,
  { originalLocale }: StatementFacts,
  transaction: Transaction,
): Promise<void> {
  const { draft } = await selectCurrent(id, transaction);
  if (draft) {
    await replaceTexts(draft.id, judgeTexts(draft.texts, [], originalLocale), transaction);
  }
}
