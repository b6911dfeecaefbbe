import { pool } from "../db";
import type { Locale } from "../i18n/schema";
import type { GivenDetails } from "./details";
import type { ProposedChange } from "./own-schema";
import type { SignatureState } from "./schema";

/** A signature's row with everything in other tables that belongs to it. */
export type OwnRecord = GivenDetails & {
  id: string;
  state: SignatureState;
  quarantined: boolean;
  flags: string[];
  sealed: Buffer | null;
  country: string | null;
  locale: Locale;
  emailFingerprint: Buffer;
  addressFingerprint: Buffer;
  sealedAddress: Buffer | null;
  wantsUpdates: boolean;
  consentVersion: string;
  /** The age that the consent's sentence names. */
  minimumAge: number;
  revision: number;
  submittedOn: string;
  confirmedOn: string;
  statementSlug: string;
  version: number;
  /** The original's text as it was signed. */
  text: { title: string; language: string; sha256: string };
  change: ProposedChange | null;
  notable: Record<string, unknown> | null;
  /** What organisers did to it, when, and what they wrote. */
  acts: {
    deed: string;
    reason: string | null;
    note: string | null;
    /** The name on the watch-list that it was found to resemble. */
    alikeTo: string | null;
    byRule: boolean;
    on: string;
    undoneOn: string | null;
  }[];
  /** How many first signatories of the same name somebody said to be other people. */
  toldApart: number;
  /** Mails of the last day that belong to it: what for, and what became of them. */
  mails: { purpose: string; state: string }[];
};

/** Everything stored about a signature that was confirmed, in one query; null when its link was revoked. */
export async function selectOwnRecord({ id, nonce }: { id: string; nonce: Uint8Array }) {
  const { rows } = await pool.query<OwnRecord>(
    `SELECT s.id, s.state, s.quarantined, s.flags, s.visibility, s.name, s.role, s.organisation,
       s.sealed, s.capacity, s.country, s.locale, s.email_fingerprint AS "emailFingerprint",
       s.address_fingerprint AS "addressFingerprint", address.sealed AS "sealedAddress",
       s.wants_updates AS "wantsUpdates", s.consent_version AS "consentVersion", s.revision,
       (SELECT minimum_age FROM campaign WHERE id = statement.campaign_id) AS "minimumAge",
       s.submitted_on::text AS "submittedOn", s.confirmed_on::text AS "confirmedOn",
       statement.slug AS "statementSlug", version.number AS version,
       json_build_object('title', original.title, 'language', original.locale,
         'sha256', original.sha256) AS text,
       (SELECT json_build_object('state', state, 'name', name, 'role', role,
          'organisation', organisation, 'capacity', capacity, 'proposedOn', proposed_on)
        FROM signature_change WHERE signature_id = s.id) AS change,
       (SELECT json_build_object('name', name, 'role', role, 'organisation', organisation,
          'capacity', capacity, 'country', country, 'source', source, 'sourceNote', source_note,
          'sourceUrl', source_url, 'sourceDate', source_date, 'stage', stage,
          'published', published_at IS NOT NULL, 'evidence', (
            SELECT coalesce(json_agg(json_build_object('kind', kind, 'note', note, 'url', url,
              'on', attached_at::date) ORDER BY attached_at), '[]')
            FROM notable_evidence WHERE notable_id = notable.id))
        FROM notable WHERE signature_id = s.id) AS notable,
       (SELECT coalesce(json_agg(json_build_object('deed', verb, 'reason', reason,
          'note', note, 'alikeTo', (SELECT name FROM watched_name WHERE id = watched_name_id),
          'byRule', rule_id IS NOT NULL, 'on', at::date, 'undoneOn', undone_at::date)
          ORDER BY at), '[]')
        FROM moderation_act WHERE signature_id = s.id) AS acts,
       (SELECT count(*)::int FROM notable_told_apart WHERE signature_id = s.id) AS "toldApart",
       (SELECT coalesce(json_agg(json_build_object('purpose', purpose, 'state', state)), '[]')
        FROM mail_message WHERE signature_id = s.id) AS mails
     FROM signature s
     JOIN statement ON statement.id = s.statement_id
     JOIN statement_version version ON version.id = s.version_id
     JOIN statement_text original ON original.version_id = s.version_id AND original.kind = 'original'
     LEFT JOIN signer_address address ON address.signature_id = s.id
     WHERE s.id = $1 AND s.nonce = $2 AND s.state IN ('confirmed', 'invalidated')
       AND s.withdrawn_on IS NULL`,
    [id, Buffer.from(nonce)],
  );
  return rows[0] ?? null;
}
