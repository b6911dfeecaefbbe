import { randomUUID } from "node:crypto";
import { pool } from "@/lib/db";
import { jobNames } from "@/lib/jobs/schema";
import { newNonce } from "@/lib/privacy";
import type { KeptDetails } from "@/lib/signing/details";
import { mailPriority } from "@/lib/mail/schema";
import { addDays, dayOf, signingRules } from "@/lib/signing/rules";
import { consentVersion } from "@/lib/signing/schema";

const insertSql = `
  WITH saved AS (
    INSERT INTO signature (
      id, statement_id, version_id, locale, email_fingerprint, address_fingerprint, state,
      visibility, name, role, organisation, sealed, capacity, country, search_words,
      wants_updates, consent_version, nonce, submitted_on, expires_at
    )
    SELECT $1, s.id, v.id, 'en', $2, $3, 'pending', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
      $14, $15, $16
    FROM statement s JOIN statement_version v ON v.statement_id = s.id WHERE s.slug = 'british'
    ON CONFLICT (statement_id, email_fingerprint) DO NOTHING RETURNING id
  ), address AS (
    INSERT INTO signer_address (signature_id, sealed) SELECT id, $17 FROM saved
  )
  SELECT graphile_worker.add_job($18::text, json_build_object('id', $1::uuid), priority => $19::integer)`;

const updateSql = `
  WITH confirmed AS (
    UPDATE signature SET state = 'confirmed', confirmed_on = $2, expires_at = NULL,
      visibility = $3, name = $4, role = $5, organisation = $6, sealed = $7, capacity = $8,
      search_words = $9
    WHERE id = $1 AND state = 'pending' RETURNING id
  )
  SELECT graphile_worker.add_job($10::text, json_build_object('id', id), priority => $11::integer)
  FROM confirmed`;

/** What bare Node stores of a person who signs. */
export interface BareSignature {
  kept: KeptDetails;
  emailFingerprint: Buffer;
  addressFingerprint: Buffer;
  sealedAddress: Buffer;
  country: string | null;
  wantsUpdates: boolean;
}

/** Inserts one signature and its job in a transaction of their own. */
export async function insertSignature(row: BareSignature): Promise<void> {
  const now = new Date();
  const { kept } = row;
  await pool.query({
    name: "insert",
    text: insertSql,
    values: [
      randomUUID(),
      row.emailFingerprint,
      row.addressFingerprint,
      kept.visibility,
      kept.name,
      kept.role,
      kept.organisation,
      kept.sealed,
      kept.capacity,
      row.country,
      kept.searchWords,
      row.wantsUpdates,
      consentVersion,
      newNonce(),
      dayOf(now),
      addDays(now, signingRules.confirmWithinDays),
      row.sealedAddress,
      jobNames.deliverMails,
      mailPriority.confirm,
    ],
  });
}

/** What a confirm link's token is checked with; undefined when nothing belongs to it. */
export async function findSignature(id: string) {
  const { rows } = await pool.query<{ nonce: Buffer; email_fingerprint: Buffer }>({
    name: "find",
    text: "SELECT nonce, email_fingerprint FROM signature WHERE id = $1",
    values: [id],
  });
  return rows[0];
}

/** Confirms one signature and adds its job in a transaction of their own. */
export async function updateSignature(id: string, kept: KeptDetails): Promise<void> {
  await pool.query({
    name: "update",
    text: updateSql,
    values: [
      id,
      dayOf(new Date()),
      kept.visibility,
      kept.name,
      kept.role,
      kept.organisation,
      kept.sealed,
      kept.capacity,
      kept.searchWords,
      jobNames.deliverMails,
      mailPriority.thanks,
    ],
  });
}
