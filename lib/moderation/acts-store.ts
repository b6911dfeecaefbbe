import { randomUUID } from "node:crypto";
import { pool, type Transaction } from "../db";
import type { StandingChange } from "../signing";
import type { Standing, StandingVerb } from "../signing/schema";
import type { InvalidationReason, OwnDeed, SignatureAct } from "./schema";

/** What is kept of a deed besides what it changed. */
export type Deed = {
  actorId: string;
  verb: StandingVerb;
  reason: InvalidationReason | null;
  note: string | null;
  ruleId: string | null;
  /** What the look back at this name found. */
  watchedNameId?: string;
  at: Date;
};

/** Keeps what a deed changed, one act a signature, in the transaction that changes it; returns the acts' ids in order. */
export async function insertActs(
  transaction: Transaction,
  deed: Deed,
  changes: StandingChange[],
): Promise<string[]> {
  const ids = changes.map(() => randomUUID());
  await transaction.query(
    `INSERT INTO moderation_act (id, signature_id, actor_id, verb, reason, note, rule_id, at,
       watched_name_id, state_before, quarantined_before, flags_before, state_after,
       quarantined_after, flags_after)
     SELECT t.id, t.signature_id, $1, $2, $3, $4, $5, $6, $15::uuid, t.state_before, t.quarantined_before,
       string_to_array(t.flags_before, ' '), t.state_after, t.quarantined_after,
       string_to_array(t.flags_after, ' ')
     FROM unnest($7::uuid[], $8::uuid[], $9::signature_state[], $10::boolean[], $11::text[],
       $12::signature_state[], $13::boolean[], $14::text[]) AS t (id, signature_id, state_before,
       quarantined_before, flags_before, state_after, quarantined_after, flags_after)`,
    [
      deed.actorId,
      deed.verb,
      deed.reason,
      deed.note,
      deed.ruleId,
      deed.at,
      ids,
      changes.map(({ id }) => id),
      ...columnsOf(changes.map(({ before }) => before)),
      ...columnsOf(changes.map(({ after }) => after)),
      deed.watchedNameId ?? null,
    ],
  );
  return ids;
}

function columnsOf(standings: Standing[]) {
  return [
    standings.map(({ state }) => state),
    standings.map(({ quarantined }) => quarantined),
    standings.map(({ flags }) => flags.join(" ")),
  ];
}

const changeColumns = `signature_id AS "signatureId",
  json_build_object('state', state_before, 'quarantined', quarantined_before, 'flags', flags_before) AS before,
  json_build_object('state', state_after, 'quarantined', quarantined_after, 'flags', flags_after) AS after`;

export type StoredAct = { id: string; signatureId: string; before: Standing; after: Standing };

/**
 * Deeds are undone from the newest back: whoever did something to the signature since has
 * decided anew. One look into a signature's own history, however long the table is: as a join,
 * it would be one of all acts with all.
 */
const isNewest = `a.at >= (SELECT newest.at FROM moderation_act newest
  WHERE newest.signature_id = a.signature_id AND newest.undone_at IS NULL
  ORDER BY newest.at DESC LIMIT 1)`;

/**
 * Those of the acts `ids` that can be undone, locked; the newest of each signature. The
 * signatures are locked before them, in fingerprint order, as by whoever withdraws one.
 */
export async function lockActs(transaction: Transaction, ids: string[]): Promise<StoredAct[]> {
  await transaction.query(
    `SELECT FROM signature
     WHERE id IN (SELECT signature_id FROM moderation_act WHERE id = ANY ($1::uuid[]))
     ORDER BY email_fingerprint, statement_id FOR UPDATE`,
    [ids],
  );
  const { rows } = await transaction.query<StoredAct>(
    `SELECT id, ${changeColumns} FROM moderation_act a
     WHERE id = ANY ($1::uuid[]) AND undone_at IS NULL AND ${isNewest}
     ORDER BY id FOR UPDATE`,
    [ids],
  );
  return rows;
}

/**
 * Of the next acts of a rule after `cursor` those that can be undone, locked; and where to go on
 * from, null at the end.
 */
export async function lockActsOfRule(
  transaction: Transaction,
  ruleId: string,
  cursor: string | null,
  limit: number,
): Promise<{ acts: StoredAct[]; end: string | null }> {
  const { rows } = await transaction.query<{ id: string }>(
    `SELECT id FROM moderation_act a
     WHERE rule_id = $1 AND ($2::uuid IS NULL OR id > $2) AND undone_at IS NULL AND ${isNewest}
     ORDER BY id LIMIT $3`,
    [ruleId, cursor, limit],
  );
  const ids = rows.map(({ id }) => id);
  const acts = await lockActs(transaction, ids);
  return { acts, end: ids.length === limit ? ids.at(-1)! : null };
}

/** Marks acts as undone. */
export async function markUndone(
  transaction: Transaction,
  ids: string[],
  { actorId, at }: { actorId: string; at: Date },
): Promise<void> {
  await transaction.query(
    `UPDATE moderation_act SET undone_at = $2, undone_by = $3 WHERE id = ANY ($1::uuid[])`,
    [ids, at, actorId],
  );
}

/** A signature's history, the newest deed first. */
export async function selectActs(signatureId: string): Promise<Omit<SignatureAct, "canUndo">[]> {
  const { rows } = await pool.query(
    `SELECT a.id, a.verb, a.reason, a.note, a.at, a.rule_id AS "ruleId", ${changeColumns},
       watched.name AS "watchedName",
       coalesce(actor.name, actor.email) AS by,
       a.undone_at AS "undoneAt", coalesce(undoer.name, undoer.email) AS "undoneBy"
     FROM moderation_act a
     LEFT JOIN organiser actor ON actor.id = a.actor_id
     LEFT JOIN organiser undoer ON undoer.id = a.undone_by
     LEFT JOIN watched_name watched ON watched.id = a.watched_name_id
     WHERE a.signature_id = $1 ORDER BY a.at DESC, a.id LIMIT 200`,
    [signatureId],
  );
  return rows.map(({ undoneAt, undoneBy, signatureId: _, ...act }) => ({
    ...act,
    undone: undoneAt ? { at: undoneAt, by: undoneBy } : null,
  }));
}

/** What somebody did by hand in the last day and has not undone, deed by deed, the newest first. */
export async function selectOwnDeeds(
  actorId: string,
  now: Date,
  limit: number,
): Promise<OwnDeed[]> {
  const { rows } = await pool.query<OwnDeed>(
    `SELECT at, verb, array_agg(id) AS "actIds" FROM moderation_act
     WHERE actor_id = $1 AND rule_id IS NULL AND at > $2::timestamptz - interval '1 day'
       AND undone_at IS NULL
     GROUP BY at, verb ORDER BY at DESC LIMIT $3`,
    [actorId, now, limit],
  );
  return rows;
}
