import type { Transaction } from "../db";
import { standingAfter, type Standing, type StandingVerb } from "./standing-rules";

/** What a deed made of one signature. */
export type StandingChange = { id: string; before: Standing; after: Standing };

/**
 * Does a deed to those of the signatures `ids` that it applies to, and says what it changed.
 * Whether they count changes in the same transaction, by the database's triggers. Rows are
 * locked in fingerprint order, as every writer does, so that batches do not deadlock.
 */
export async function changeStanding(
  transaction: Transaction,
  ids: string[],
  verb: StandingVerb,
): Promise<StandingChange[]> {
  const locked = await lockStandings(transaction, ids);
  const changes = locked.flatMap(({ id, ...before }) => {
    const after = standingAfter(verb, before);
    return after ? [{ id, before, after }] : [];
  });
  await writeStandings(transaction, changes);
  return changes;
}

/**
 * Takes changes back, on those signatures that still stand as the change left them, and
 * returns their ids. Whoever has changed one since has decided anew, and is not overruled,
 * least of all an owner who has taken it back; flags that were found since stay.
 */
export async function restoreStanding(
  transaction: Transaction,
  changes: StandingChange[],
): Promise<string[]> {
  const wanted = new Map(changes.map((change) => [change.id, change]));
  const locked = await lockStandings(transaction, [...wanted.keys()]);
  const back = locked.flatMap(({ id, ...standing }) => {
    const { before, after } = wanted.get(id)!;
    const isAsLeft = standing.state === after.state && standing.quarantined === after.quarantined;
    if (!isAsLeft) return [];
    const flags = sameFlags(standing.flags, after.flags) ? before.flags : standing.flags;
    return [{ id, before: standing, after: { ...before, flags } }];
  });
  await writeStandings(transaction, back);
  return back.map(({ id }) => id);
}

/** Without those that their owners have taken back: nobody decides about them any more. */
async function lockStandings(transaction: Transaction, ids: string[]) {
  const { rows } = await transaction.query<Standing & { id: string }>(
    `SELECT id, state, quarantined, flags FROM signature
     WHERE id = ANY ($1::uuid[]) AND withdrawn_on IS NULL
     ORDER BY email_fingerprint, statement_id FOR UPDATE`,
    [ids],
  );
  return rows;
}

async function writeStandings(transaction: Transaction, changes: StandingChange[]) {
  if (changes.length === 0) return;
  await transaction.query(
    `UPDATE signature s SET state = t.state, quarantined = t.quarantined,
       flags = string_to_array(t.flags, ' ')
     FROM unnest($1::uuid[], $2::signature_state[], $3::boolean[], $4::text[])
       AS t (id, state, quarantined, flags)
     WHERE s.id = t.id`,
    [
      changes.map(({ id }) => id),
      changes.map(({ after }) => after.state),
      changes.map(({ after }) => after.quarantined),
      changes.map(({ after }) => after.flags.join(" ")),
    ],
  );
}

function sameFlags(some: string[], others: string[]): boolean {
  return some.length === others.length && some.every((flag) => others.includes(flag));
}
