import { queueMail } from "../mail";
import { makeLinkToken, newNonce } from "../privacy";
import { pool, type Transaction } from "../db";
import type { Locale } from "../i18n/schema";
import { paths } from "../paths";
import { isUuid } from "../uuid";
import type { Localised } from "./notable-input";

/** How long an invitation's link opens the form. */
export const invitationDays = 60;
const dayInMs = 86_400_000;

type NewInvitation = { notableId: string; locale: Locale; email: string | null; now: Date };

/**
 * Writes an invitation with a fresh nonce, in place of an earlier one, and with an address queues
 * the mail, which is the only place that keeps it. Returns the link, relative to the site.
 */
export async function writeInvitation(
  transaction: Transaction,
  { notableId, locale, email, now }: NewInvitation,
): Promise<string> {
  const nonce = newNonce();
  const expiresAt = new Date(now.getTime() + invitationDays * dayInMs);
  await transaction.query(
    `insert into notable_invitation (notable_id, nonce, locale, invited_at, expires_at)
     values ($1, $2, $3, $4, $5)
     on conflict (notable_id) do update set nonce = excluded.nonce, locale = excluded.locale,
       invited_at = excluded.invited_at, expires_at = excluded.expires_at,
       claimed_fingerprint = null`,
    [notableId, nonce, locale, now, expiresAt],
  );
  if (email) {
    const order = { purpose: "notable_invitation", notableId, locale, to: email, now } as const;
    await queueMail(transaction, order);
  }
  return invitationLinkOf({ notableId, nonce, locale, expiresAt });
}

type LinkSubject = { notableId: string; nonce: Uint8Array; locale: Locale; expiresAt: Date };

/** The address of the form with the agreed wording, relative to the site. */
export function invitationLinkOf({ notableId, nonce, locale, expiresAt }: LinkSubject): string {
  const subject = { purpose: "invitation", id: notableId, nonce, expiresAt } as const;
  return paths.invitation(locale, makeLinkToken(subject));
}

/** What stands behind an invitation's link. */
export type InvitedRow = {
  id: string;
  nonce: Buffer;
  locale: Locale;
  slug: string;
  name: Localised;
  role: Localised | null;
  organisation: Localised | null;
  capacity: "personal" | "organisation" | null;
  country: string | null;
  isSigned: boolean;
};

export async function findInvited(id: string): Promise<InvitedRow | null> {
  if (!isUuid(id)) return null;
  const { rows } = await pool.query<InvitedRow>(
    `select n.id, i.nonce, i.locale, s.slug, n.name, n.role, n.organisation, n.capacity,
       n.country, n.signature_id is not null as "isSigned"
     from notable_invitation i join notable n on n.id = i.notable_id
     join statement s on s.id = n.statement_id where n.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Keeps whose confirmation will make the link; false when the invitation was renewed or answered meanwhile. */
export async function claimInvitation(
  { id, nonce }: Pick<InvitedRow, "id" | "nonce">,
  emailFingerprint: Buffer,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update notable_invitation i set claimed_fingerprint = $3 from notable n
     where i.notable_id = $1 and i.nonce = $2 and n.id = i.notable_id and n.signature_id is null`,
    [id, nonce, emailFingerprint],
  );
  return rowCount === 1;
}
