import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/db";
import { jobNames } from "@/lib/jobs/schema";
import { mailContext, seal } from "@/lib/privacy";
import { mailPriority, type MailPurpose } from "./schema";

/** Mails about somebody's signature; their address lies sealed beside it or was just sealed for it. */
type SignaturePurpose = Exclude<
  MailPurpose,
  "sign_in" | "team_invitation" | "notable_invitation" | "update"
>;

/** What a mail is about, as its purpose's check in the database wants it. */
export type MailOrder = { locale: string; now: Date; dedupeKey?: string } & (
  | {
      purpose: SignaturePurpose;
      signatureId: string;
      /** The address, sealed with `addressContext` of its owner. */
      sealedRecipient: Uint8Array;
    }
  | {
      purpose: "sign_in" | "team_invitation";
      /** Whose account it is; of an invitation, who invites. */
      organiserId: string;
      /** The sign-in link's or the invitation's id. */
      subjectId: string;
      /** One plain address; it is stored sealed. */
      to: string;
    }
  | { purpose: "notable_invitation"; notableId: string; subjectId?: string; to: string }
  /** An update as a test, to an organiser; those to signers are queued by `mailUpdate`. */
  | { purpose: "update"; updateId: string; organiserId: string; to: string }
);

type References = Partial<
  Record<"signatureId" | "organiserId" | "updateId" | "notableId" | "subjectId", string>
>;

/**
 * Puts a mail into the outbox with the job that sends it, as part of the caller's
 * transaction: it goes out if and only if that commits. Returns the mail's id, or null
 * when one with the same `dedupeKey` is in the outbox already.
 */
export async function queueMail(
  transaction: Transaction,
  order: MailOrder,
): Promise<string | null> {
  const id = randomUUID();
  const about: References = order;
  const recipient =
    "to" in order ? seal(order.to, mailContext(id)) : Buffer.from(order.sealedRecipient);
  const { rowCount } = await transaction.query(
    `with mail as (
       insert into mail_message (id, purpose, signature_id, organiser_id, update_id, notable_id,
         subject_id, dedupe_key, locale, recipient, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (dedupe_key) where dedupe_key is not null do nothing
       returning id
     )
     select graphile_worker.add_job(
       $12::text, json_build_object('mailIds', json_build_array(id)), priority => $13::integer
     ) from mail`,
    [
      id,
      order.purpose,
      about.signatureId,
      about.organiserId,
      about.updateId,
      about.notableId,
      about.subjectId,
      order.dedupeKey,
      order.locale,
      recipient,
      order.now,
      jobNames.deliverMails,
      mailPriority[order.purpose],
    ],
  );
  return rowCount === 1 ? id : null;
}
