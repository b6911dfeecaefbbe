import { pool } from "../db";
import { withoutCountryOf } from "../privacy";
import { dayOf } from "./rules";

type Claim = { id: string; nonce: Uint8Array };

/** How it stands afterwards: one that was declared invalid is `erased` and stays invalid. */
type Withdrawal = "withdrawn" | "erased";

/**
 * Takes a signature back in one statement, one that was declared invalid too: everything about
 * its person but the fingerprints is erased, with the address, the mails that wait, proposals and the notable
 * entry (one from a published list goes off the page and waits for an organiser, without the
 * signer's country); the database's triggers stop counting it and erase what organisers noted. The same again for one that was
 * taken back already; null where there is nothing to take back.
 */
export async function storeWithdrawal({ id, nonce }: Claim, now: Date): Promise<Withdrawal | null> {
  const claim = [id, Buffer.from(nonce)];
  const { rows } = await pool.query<Outcome>(
    `WITH was AS (
       SELECT id, country FROM signature
       WHERE id = $1 AND nonce = $2 AND withdrawn_on IS NULL AND state IN ('confirmed', 'invalidated')
       FOR NO KEY UPDATE
     ), gone AS (
       UPDATE signature SET withdrawn_on = $3, visibility = 'count',
         state = CASE state WHEN 'confirmed' THEN 'withdrawn'::signature_state ELSE state END,
         name = NULL, role = NULL, organisation = NULL, sealed = NULL, capacity = NULL,
         country = NULL, search_words = NULL, flags = '{}', wants_updates = false,
         latest_mail_at = NULL, mails_in_day = 0, mail_day_started_at = NULL,
         revision = revision + 1
       FROM was WHERE signature.id = was.id
       RETURNING signature.id, signature.state, was.country
     ), address AS (
       DELETE FROM signer_address USING gone WHERE signature_id = gone.id
     ), mails AS (
       DELETE FROM mail_message USING gone
       WHERE signature_id = gone.id AND mail_message.state IN ('queued', 'held')
     ), proposals AS (
       DELETE FROM signature_change USING gone WHERE signature_id = gone.id
     ), entries AS (
       DELETE FROM notable USING gone WHERE signature_id = gone.id AND source <> 'import'
     ), listed AS (
       UPDATE notable SET stage = 'evidence', published_at = NULL, approved_at = NULL,
         approved_by_id = NULL, approved_alone = false,
         country = ${withoutCountryOf("gone")}
       FROM gone WHERE signature_id = gone.id AND source = 'import'
     )
     SELECT state FROM gone`,
    [...claim, dayOf(now)],
  );
  if (rows[0]) return outcomeOf(rows[0]);
  // A query of its own: one that waited for another withdrawal still sees what was before it.
  const found = await pool.query<Outcome>(
    `SELECT state FROM signature WHERE id = $1 AND nonce = $2 AND withdrawn_on IS NOT NULL`,
    claim,
  );
  return found.rows[0] ? outcomeOf(found.rows[0]) : null;
}

type Outcome = { state: "withdrawn" | "invalidated" };

function outcomeOf({ state }: Outcome): Withdrawal {
  return state === "withdrawn" ? "withdrawn" : "erased";
}
