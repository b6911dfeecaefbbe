import { pool, prisma } from "@/lib/db";
import { jobNames } from "@/lib/jobs/schema";
import { mailPriority, type MailPurpose } from "./schema";

/** What mails about a signature are written from. */
export type MailSignature = {
  id: string;
  state: "pending" | "confirmed" | "withdrawn" | "invalidated";
  nonce: Uint8Array;
  emailFingerprint: Uint8Array;
  expiresAt: Date | null;
  confirmedOn: Date | null;
  wantsUpdates: boolean;
  country: string | null;
  statementId: string;
  versionId: string;
};

/** A mail that waits in the outbox, with the rows that it is about. */
export type QueuedMail = {
  id: string;
  purpose: MailPurpose;
  locale: string;
  /** Encrypted. */
  recipient: Uint8Array;
  attempts: number;
  createdAt: Date;
  signature: MailSignature | null;
  organiserId: string | null;
  updateId: string | null;
  notableId: string | null;
  subjectId: string | null;
};

const queuedMails = `
  select mail.id, mail.purpose, mail.locale, mail.recipient, mail.attempts,
    mail.created_at as "createdAt", mail.organiser_id as "organiserId",
    mail.update_id as "updateId", mail.notable_id as "notableId", mail.subject_id as "subjectId",
    s.id as "signatureId", s.state, s.nonce, s.email_fingerprint as "emailFingerprint",
    s.expires_at as "expiresAt", (s.confirmed_on::timestamp at time zone 'UTC') as "confirmedOn",
    s.wants_updates as "wantsUpdates", s.country, s.statement_id as "statementId",
    s.version_id as "versionId"
  from mail_message mail left join signature s on s.id = mail.signature_id
  where mail.id = any ($1::uuid[]) and mail.state = 'queued'
  order by mail.created_at, mail.id`;

type QueuedRow = Omit<QueuedMail, "signature"> &
  Omit<MailSignature, "id"> & { signatureId: string | null };

/** Those of `ids` that still wait, oldest first: the same ids always come in the same order. */
export async function findQueuedMails(ids: string[]): Promise<QueuedMail[]> {
  const { rows } = await pool.query<QueuedRow>({
    name: "find-queued-mails",
    text: queuedMails,
    values: [ids],
  });
  return rows.map(({ signatureId, ...row }) => {
    const signature = signatureId === null ? null : { ...row, id: signatureId };
    return { ...row, signature };
  });
}

/**
 * Of each of these signatures all that are confirmed in its campaign from the same mailbox,
 * itself among them, in the statements' order.
 */
export async function findSignaturesOfMailbox(
  ids: string[],
): Promise<(MailSignature & { anchorId: string })[]> {
  const { rows } = await pool.query<MailSignature & { anchorId: string }>(
    `select anchor.id as "anchorId", s.id, s.state, s.nonce,
       s.email_fingerprint as "emailFingerprint", s.expires_at as "expiresAt",
       (s.confirmed_on::timestamp at time zone 'UTC') as "confirmedOn",
       s.wants_updates as "wantsUpdates", s.country, s.statement_id as "statementId",
       s.version_id as "versionId"
     from signature anchor
     join statement signed on signed.id = anchor.statement_id
     join statement on statement.campaign_id = signed.campaign_id
     join signature s on s.statement_id = statement.id
       and s.email_fingerprint = anchor.email_fingerprint
       and s.address_fingerprint = anchor.address_fingerprint
     where anchor.id = any ($1::uuid[]) and s.withdrawn_on is null
       and s.state in ('confirmed', 'invalidated')
     order by statement.position`,
    [ids],
  );
  return rows;
}

/** Titles of the versions that people signed, in all their languages. */
export function findVersionTitles(versionIds: string[]) {
  return prisma.statementText.findMany({
    where: { versionId: { in: versionIds } },
    select: { versionId: true, locale: true, title: true },
  });
}

/** What mails say of statements: address, campaign, who answers for the data, and the sister. */
export function findStatements(statementIds: string[]) {
  return prisma.statement.findMany({
    where: { id: { in: statementIds } },
    select: {
      id: true,
      slug: true,
      status: true,
      closesAt: true,
      originalLocale: true,
      sisterNotice: true,
      campaign: { select: { title: true, controllerName: true, contactEmail: true } },
      sister: {
        select: {
          id: true,
          slug: true,
          status: true,
          closesAt: true,
          originalLocale: true,
          versions: {
            where: { publishedAt: { not: null } },
            orderBy: { number: "desc" },
            take: 1,
            select: { texts: { select: { locale: true, title: true } } },
          },
        },
      },
    },
  });
}

export type MailStatement = Awaited<ReturnType<typeof findStatements>>[number];

/** What mails say of pieces of news. */
export function findUpdates(updateIds: string[]) {
  return prisma.update.findMany({
    where: { id: { in: updateIds } },
    select: {
      id: true,
      slug: true,
      title: true,
      body: true,
      campaign: { select: { title: true, controllerName: true, contactEmail: true } },
    },
  });
}

export type SentMail = { id: string; providerId: string | null };

/**
 * Marks mails as sent and forgets their recipients, also those of a mailing that was paused
 * while they were on their way. In the same statement it erases the
 * addresses whose last mail this was: the thanks are out and no updates are wanted. A
 * signature that waits for a confirmation again keeps its address.
 */
export async function markSent(sent: SentMail[], now: Date): Promise<void> {
  if (sent.length === 0) return;
  await pool.query(
    `with sent as (
       update mail_message mail
       set state = 'sent', sent_at = $3, recipient = null, attempts = mail.attempts + 1,
         provider_id = input.provider_id, last_error = null
       from unnest($1::uuid[], $2::text[]) as input (id, provider_id)
       where mail.id = input.id and mail.state in ('queued', 'held')
       returning mail.signature_id, mail.purpose
     )
     delete from signer_address address
     using sent, signature
     where sent.purpose = 'thanks' and signature.id = sent.signature_id
       and signature.state = 'confirmed' and not signature.wants_updates
       and address.signature_id = signature.id`,
    [sent.map(({ id }) => id), sent.map(({ providerId }) => providerId), now],
  );
}

export type MissedMail = {
  id: string;
  error: string;
  isFinal: boolean;
  /** Whether the batch may have arrived: then its mails stay together under its key. */
  keepsKey: boolean;
};

/**
 * Counts an attempt that failed; nobody touches the mail for `pause` milliseconds. A final
 * failure forgets the recipient and the minute, and after the last mail of a signature its
 * address: what cannot be delivered is not kept either.
 */
export async function markMissed(missed: MissedMail[], pause: number): Promise<void> {
  await pool.query(
    `with missed as (
       update mail_message mail
       set attempts = mail.attempts + 1, last_error = input.error,
         state = case when input.is_final then 'failed' else 'queued' end::mail_state,
         recipient = case when input.is_final then null else mail.recipient end,
         created_at = case when input.is_final then date_trunc('day', mail.created_at, 'UTC')
                           else mail.created_at end,
         batch_key = case when input.keeps_key then mail.batch_key end,
         not_before = clock_timestamp() + make_interval(secs => $5)
       from unnest($1::uuid[], $2::text[], $3::boolean[], $4::boolean[])
         as input (id, error, is_final, keeps_key)
       where mail.id = input.id and mail.state = 'queued'
       returning mail.signature_id, mail.purpose, mail.state
     )
     delete from signer_address address
     using missed, signature
     where missed.state = 'failed' and missed.purpose = 'thanks'
       and signature.id = missed.signature_id
       and signature.state = 'confirmed' and not signature.wants_updates
       and address.signature_id = signature.id`,
    [
      missed.map(({ id }) => id),
      missed.map(({ error }) => error),
      missed.map(({ isFinal }) => isFinal),
      missed.map(({ keepsKey }) => keepsKey),
      pause / 1000,
    ],
  );
}

/**
 * Queues a job that comes back for these mails when `pause` milliseconds are over, at the
 * place of the most urgent of them.
 */
export async function queueAgain(mailIds: string[], pause: number): Promise<void> {
  if (mailIds.length === 0) return;
  await pool.query(
    `select graphile_worker.add_job(
       $2::text, json_build_object('mailIds', $1::uuid[]),
       run_at => clock_timestamp() + make_interval(secs => $3),
       priority => (
         select min(priority)::integer from mail_message
         join unnest($4::mail_purpose[], $5::int[]) as place (purpose, priority) using (purpose)
         where id = any ($1::uuid[])
       )
     )`,
    [
      mailIds,
      jobNames.deliverMails,
      pause / 1000 + 0.05,
      Object.keys(mailPriority),
      Object.values(mailPriority),
    ],
  );
}

/** Takes mails out of the outbox whose reason is over; their encrypted recipients go with them. */
export async function dropMails(ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await prisma.mailMessage.deleteMany({ where: { id: { in: ids }, state: "queued" } });
}
