import { requirePermission, type Actor } from "../accounts/schema";
import { pool } from "../db";
import { selectOwnDeeds } from "./acts-store";
import { mostWaitingCounted, type OwnDeed, type Waiting } from "./schema";

const mostDeeds = 5;

/** How many signatures wait for an organiser's look, in work that stays small. Throws `NotPermitted`. */
export async function countWaiting(actor: Actor): Promise<Waiting> {
  requirePermission(actor, "seeSignatures");
  const upTo = (condition: string) => `(SELECT count(*)::int FROM (
    SELECT FROM signature WHERE ${condition} AND state IN ('pending', 'confirmed')
    LIMIT ${mostWaitingCounted + 1}) found)`;
  const { rows } = await pool.query<Waiting>(
    `SELECT ${upTo("quarantined")} AS quarantined, ${upTo("flags <> '{}'")} AS flagged`,
  );
  return rows[0]!;
}

/** What the actor did by hand in the last day, the newest first, to be undone. Throws `NotPermitted`. */
export async function listOwnDeeds(actor: Actor, { now }: { now: Date }): Promise<OwnDeed[]> {
  requirePermission(actor, "moderateSignatures");
  return selectOwnDeeds(actor.id, now, mostDeeds);
}
