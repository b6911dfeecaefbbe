import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import { changeStanding } from "../signing";
import { lockLookBack, noteLookBack, queueLookBack, WatchedNames } from "../watchlist";
import { mostFound } from "../watchlist/schema";
import { insertActs } from "./acts-store";

/** Names that a transaction compares: a few milliseconds of the worker's time. */
const batchSize = 2_000;
/** Milliseconds of work in one job; the rest is queued again, so that a worker can be stopped. */
const longestStretch = 5_000;

type Look = { watchedNameId: string; actorId: string };
type LookRun = { looked: number; flagged: number; goesOn: boolean };

/**
 * Does a stretch of the look at what was confirmed before a name was watched, and queues the
 * rest. Public signatures that count and that the alarm would have stopped are flagged for
 * review, as a deed of whoever put the name on the list, which they can undo whole; a notable's
 * own is left alone. Each batch is a transaction that also notes how far it came, so a crash
 * loses and doubles nothing. Ends after `mostFound`, and when the name is taken off the list.
 * For the worker.
 */
export async function lookBack(look: Look, { now }: { now: Date }): Promise<LookRun> {
  const end = performance.now() + longestStretch;
  const total = { looked: 0, flagged: 0 };
  for (;;) {
    const batch = await withTransaction((transaction) => lookAtBatch(transaction, look, now));
    total.looked += batch.looked;
    total.flagged += batch.flagged;
    if (!batch.goesOn) return { ...total, goesOn: false };
    if (performance.now() >= end) break;
  }
  const { watchedNameId: id, actorId } = look;
  await withTransaction((transaction) => queueLookBack({ id, actorId }, 0, transaction));
  return { ...total, goesOn: true };
}

async function lookAtBatch(transaction: Transaction, look: Look, at: Date): Promise<LookRun> {
  const { watchedNameId: id, actorId } = look;
  const standing = await lockLookBack(id, transaction);
  if (!standing) return { looked: 0, flagged: 0, goesOn: false };
  const names = new WatchedNames([standing.name]);
  const rows = await selectCounted(transaction, standing.after);
  const alike = rows.filter(({ name }) => names.match(name)).map((row) => row.id);
  const still = (await lockCounted(transaction, alike)).filter(({ name }) => names.match(name));
  const wanted = still.map((row) => row.id).slice(0, mostFound - standing.found);
  const changes = await changeStanding(transaction, wanted, "flag");
  // All batches bear one moment: so they are one deed in its owner's list of what can be undone.
  const deed = {
    actorId,
    verb: "flag",
    reason: null,
    note: null,
    ruleId: null,
    watchedNameId: id,
    at: standing.createdAt,
  } as const;
  await insertActs(transaction, deed, changes);

  const found = standing.found + changes.length;
  const goesOn = rows.length === batchSize && found < mostFound;
  const after = goesOn ? rows.at(-1)!.id : null;
  await noteLookBack({ id, after, found, at }, transaction);
  if (!goesOn) await recordLook(transaction, look, found, at);
  return { looked: rows.length, flagged: changes.length, goesOn };
}

type Named = { id: string; name: string };

const counted = "state = 'confirmed' AND visibility = 'name' AND NOT quarantined";

/** Public names that count, after `id` along the primary key; notables' own are passed over. */
async function selectCounted(transaction: Transaction, id: string): Promise<Named[]> {
  const { rows } = await transaction.query<Named>(
    `SELECT id, name FROM signature s WHERE id > $1 AND ${counted}
       AND NOT EXISTS (SELECT FROM notable WHERE notable.signature_id = s.id)
     ORDER BY id LIMIT $2`,
    [id, batchSize],
  );
  return rows;
}

/**
 * Those of `ids` that still are so, held until the transaction ends: nobody who takes a name
 * back at this moment is tied to it once more.
 */
async function lockCounted(transaction: Transaction, ids: string[]): Promise<Named[]> {
  const { rows } = await transaction.query<Named>(
    `SELECT id, name FROM signature WHERE id = ANY ($1::uuid[]) AND ${counted}
     ORDER BY email_fingerprint, statement_id FOR UPDATE`,
    [ids],
  );
  return rows;
}

async function recordLook(
  transaction: Transaction,
  { watchedNameId, actorId }: Look,
  signatures: number,
  at: Date,
): Promise<void> {
  const record = { actorId, action: "watched_name.looked_back", subjectId: watchedNameId } as const;
  await recordAudit({ ...record, details: { signatures }, at }, transaction);
}
