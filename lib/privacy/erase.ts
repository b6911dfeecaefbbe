import { recordAudit } from "../audit";
import { fingerprint } from "./fingerprint";
import { withoutCountryOf } from "./listed-country";
import { withPatience, type Ask } from "./patience";
import { parseAddress } from "./schema";
import { notableRemovalContext, open } from "./sealing";

/** What is kept under an address, in numbers: nobody's name is needed to erase it. */
export type KeptUnderAddress = {
  signatures: { statement: string; state: string; isSameSpelling: boolean }[];
  /** Mails about them, out or waiting. */
  mails: number;
  /** Whether it was once said of the address: "this wasn't me". */
  silences: number;
  /** Notable signatories that came from the person, and go with the signature. */
  notables: number;
  /** Notable signatories from a published list: they leave the page, and stay on the board. */
  importedNotables: number;
  /** An account of the dashboard, which stays: the team's page ends it. */
  organisers: number;
  /** Invitations to the team. */
  invitations: number;
};

export type ErasureOutcome =
  { outcome: "not_an_address" } | ({ outcome: "known" } & KeptUnderAddress);

/** Looks for everything that is kept under an address, in any spelling of it; changes nothing. */
export function findKept(address: string): Promise<ErasureOutcome> {
  return lookUp(address, async () => {});
}

/**
 * Erases at its owner's request whatever is kept under an address, in any spelling of it: every
 * signature with its fingerprints, sealed address and mails, the notable entry that came from
 * it, the silence, invitations to the team, and the mails' ids in the queue. The counts follow in the same
 * transaction. Says what was there; a second time that is nothing. A mail that a provider is
 * being given at this moment still goes out. Done by the operator on the machine.
 */
export function eraseAddress(address: string, { now }: { now: Date }): Promise<ErasureOutcome> {
  return lookUp(address, async (ask, transaction, { ids, person, spellings, kept }) => {
    await forgetRemovals(ask, ids);
    await ask(
      "UPDATE notable_invitation SET claimed_fingerprint = NULL WHERE claimed_fingerprint = $1",
      [person],
    );
    await ask(`DELETE FROM notable WHERE signature_id = ANY ($1) AND source <> 'import'`, [ids]);
    await ask(
      `UPDATE notable SET country = ${withoutCountryOf("gone")}
       FROM signature gone WHERE gone.id = ANY ($1) AND notable.signature_id = gone.id`,
      [ids],
    );
    await ask(forgetJobsSql, [ids]);
    await ask(
      `DELETE FROM manage_link_request WHERE address_fingerprint IN (
         SELECT address_fingerprint FROM signature WHERE id = ANY ($1))`,
      [ids],
    );
    await ask("DELETE FROM signature WHERE id = ANY ($1)", [ids]);
    await ask("DELETE FROM address_silence WHERE fingerprint = $1", [person]);
    await ask("DELETE FROM invitation WHERE lower(email) = ANY ($1)", [spellings]);
    const signatures = kept.signatures.length;
    if (signatures + kept.silences + kept.invitations === 0) return;
    const record = {
      actorId: null,
      action: "signer.erased",
      details: { signatures },
      at: now,
    } as const;
    await recordAudit(record, transaction);
  });
}

/** Entries that were taken off, and could still be put back, say inside their seal whose they were. */
async function forgetRemovals(ask: Ask, ids: string[]): Promise<void> {
  const { rows } = await ask<{ id: string; sealed: Buffer }>(
    "SELECT id, sealed FROM removed_notable",
  );
  const theirs = rows.filter(({ id, sealed }) => {
    const entry = open(sealed, notableRemovalContext(id));
    return ids.some((signatureId) => entry.includes(signatureId));
  });
  await ask("DELETE FROM removed_notable WHERE id = ANY ($1)", [theirs.map(({ id }) => id)]);
}

type Found = { ids: string[]; person: Buffer; spellings: string[]; kept: KeptUnderAddress };
type Transaction = Parameters<Parameters<typeof withPatience>[0]>[1];
type Work = (ask: Ask, transaction: Transaction, found: Found) => Promise<void>;

async function lookUp(address: string, work: Work): Promise<ErasureOutcome> {
  const parsed = parseAddress(address);
  if (!parsed) return { outcome: "not_an_address" };
  const person = fingerprint(parsed.canonical);
  return withPatience(async (ask, transaction) => {
    // In the order in which signing locks them, so that nobody waits in a circle.
    const { rows } = await ask<{ id: string; statement: string; state: string; isSame: boolean }>(
      `SELECT s.id, t.slug AS statement, s.state, s.address_fingerprint = $2 AS "isSame"
       FROM signature s JOIN statement t ON t.id = s.statement_id
       WHERE s.email_fingerprint = $1 OR s.address_fingerprint = $2
       ORDER BY s.email_fingerprint, s.statement_id FOR UPDATE OF s`,
      [person, fingerprint(parsed.mailbox)],
    );
    const ids = rows.map(({ id }) => id);
    const spellings = [parsed.typed.toLowerCase(), parsed.mailbox, parsed.canonical];
    const wanted = [ids, person, spellings];
    const counts = await ask<Omit<KeptUnderAddress, "signatures">>(countsSql, wanted);
    const signatures = rows.map(({ statement, state, isSame: isSameSpelling }) => ({
      ...{ statement, state, isSameSpelling },
    }));
    const kept = { signatures, ...counts.rows[0]! };
    await work(ask, transaction, { ids, person, spellings, kept });
    return { outcome: "known", ...kept };
  });
}

const countsSql = `
  SELECT
    (SELECT count(*)::int FROM mail_message WHERE signature_id = ANY ($1)) AS mails,
    (SELECT count(*)::int FROM address_silence WHERE fingerprint = $2) AS silences,
    (SELECT count(*)::int FROM notable WHERE signature_id = ANY ($1) AND source <> 'import')
      AS notables,
    (SELECT count(*)::int FROM notable WHERE signature_id = ANY ($1) AND source = 'import')
      AS "importedNotables",
    (SELECT count(*)::int FROM organiser WHERE lower(email) = ANY ($3)) AS organisers,
    (SELECT count(*)::int FROM invitation WHERE lower(email) = ANY ($3)) AS invitations`;

/**
 * Takes the ids of a signature's mails out of the jobs that carry them, and jobs that then carry
 * none out of the queue. The queue's own tables are written because its functions know jobs
 * whole; its version is pinned.
 */
const forgetJobsSql = `
  WITH gone AS (
    SELECT id::text FROM mail_message WHERE signature_id = ANY ($1)
  ), touched AS (
    SELECT job.id, (
      SELECT coalesce(jsonb_agg(mail_id), '[]')
      FROM json_array_elements_text(job.payload -> 'mailIds') mail_id
      WHERE mail_id NOT IN (SELECT id FROM gone)
    ) AS rest
    FROM graphile_worker._private_jobs job
    WHERE json_typeof(job.payload -> 'mailIds') = 'array' AND EXISTS (
      SELECT FROM json_array_elements_text(job.payload -> 'mailIds') mail_id
      WHERE mail_id IN (SELECT id FROM gone)
    )
  ), emptied AS (
    DELETE FROM graphile_worker._private_jobs job USING touched
    WHERE job.id = touched.id AND touched.rest = '[]' AND job.locked_at IS NULL
    RETURNING job.id
  )
  UPDATE graphile_worker._private_jobs job
  SET payload = (job.payload::jsonb || jsonb_build_object('mailIds', touched.rest))::json
  FROM touched WHERE job.id = touched.id AND job.id NOT IN (SELECT id FROM emptied)`;
