import { pool } from "@/lib/db";
import type { StatementStatus } from "@/lib/statements/schema";

/** What the mail to an invited notable is written from. */
export type MailInvitation = {
  notableId: string;
  nonce: Uint8Array;
  /** The language of the page that the link opens. */
  locale: string;
  invitedAt: Date;
  expiresAt: Date;
  isSigned: boolean;
  name: unknown;
  role: unknown;
  organisation: unknown;
  status: StatementStatus;
  /** When it opens by itself; null where nothing is planned. */
  opensAt: Date | null;
  closesAt: Date | null;
  originalLocale: string;
  titles: { locale: string; title: string }[];
  campaign: unknown;
  controller: string | null;
  contact: string | null;
};

/** The invitations of these notables, with what the mail says of statement and campaign. */
export async function findInvitations(notableIds: string[]): Promise<MailInvitation[]> {
  const { rows } = await pool.query<MailInvitation>(
    `select n.id as "notableId", i.nonce, i.locale, i.invited_at as "invitedAt",
       i.expires_at as "expiresAt", n.signature_id is not null as "isSigned", n.name, n.role,
       n.organisation, s.status, s.opens_at as "opensAt", s.closes_at as "closesAt",
       s.original_locale as "originalLocale", c.title as campaign,
       c.controller_name as controller, c.contact_email as contact,
       coalesce((select json_agg(json_build_object('locale', t.locale, 'title', t.title))
         from statement_text t where t.version_id = (
           select v.id from statement_version v
           where v.statement_id = s.id and v.published_at is not null
           order by v.number desc limit 1)), '[]') as titles
     from notable_invitation i
     join notable n on n.id = i.notable_id
     join statement s on s.id = n.statement_id
     join campaign c on c.id = s.campaign_id
     where n.id = any ($1::uuid[])`,
    [notableIds],
  );
  return rows;
}
