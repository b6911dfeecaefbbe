import { randomUUID } from "node:crypto";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import type { Locale } from "../i18n/schema";
import { isUuid } from "../uuid";
import { lockBoard } from "./board-lock";
import { writeInvitation } from "./invitation-store";
import type { NotableWording } from "./notable-input";
import { findStatementId, hasCategory, insertNotable } from "./notable-store";
import type { SamePerson } from "./notable-types";
import { nextPosition } from "./order-store";
import { findSamePerson } from "./same-person";

export type Invitation = {
  slug: string;
  categoryId: string;
  wording: NotableWording;
  /** The language of the link's page and of the mail. */
  locale: Locale;
  /** Where the link is mailed; null where an organiser hands it over. */
  email: string | null;
  /** Said after `same_person`: this is somebody else, or has changed their mind. */
  isAnother: boolean;
};

export type InviteOutcome =
  { outcome: "invited"; id: string; link: string } | SamePerson | { outcome: "unknown" };

/**
 * Puts somebody on the board as asked, with a link that opens the sign form with the agreed
 * wording; with an address the link goes there by mail, and the address is kept no longer.
 * Throws `NotPermitted`.
 */
export async function inviteNotable(
  actor: Actor,
  { slug, categoryId, wording, locale, email, isAnother }: Invitation,
  { now }: { now: Date },
): Promise<InviteOutcome> {
  requirePermission(actor, "editNotables");
  const statementId = await findStatementId(slug);
  if (!statementId) return { outcome: "unknown" };
  return withTransaction(async (transaction) => {
    await lockBoard(transaction, statementId);
    if (!(await hasCategory(transaction, categoryId, statementId))) return { outcome: "unknown" };
    const names = { statementId, name: wording.name, locale };
    const same = isAnother ? null : await findSamePerson(transaction, names);
    if (same) return same;
    const id = randomUUID();
    await insertNotable(transaction, {
      ...wording,
      id,
      statementId,
      categoryId,
      position: await nextPosition(transaction, categoryId),
      stage: "asked",
      source: "invitation",
      sourceNote: "",
      sourceUrl: null,
      sourceDate: null,
      signatureId: null,
      importId: null,
      enteredById: actor.id,
    });
    const link = await writeInvitation(transaction, { notableId: id, locale, email, now });
    const details = { byMail: email !== null };
    await recordAudit(
      { actorId: actor.id, action: "notable.invited", subjectId: id, details, at: now },
      transaction,
    );
    return { outcome: "invited", id, link };
  });
}

/**
 * Makes a fresh link for somebody on the board who has no signature there yet, and ends the
 * former one. Throws `NotPermitted`.
 */
export async function renewInvitation(
  actor: Actor,
  { id, locale, email }: { id: string; locale: Locale; email: string | null },
  { now }: { now: Date },
): Promise<{ outcome: "renewed"; link: string } | { outcome: "unknown" | "signed" }> {
  requirePermission(actor, "editNotables");
  if (!isUuid(id)) return { outcome: "unknown" };
  return withTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ signature_id: string | null }>(
      "select signature_id from notable where id = $1 for no key update",
      [id],
    );
    if (!rows[0]) return { outcome: "unknown" };
    if (rows[0].signature_id) return { outcome: "signed" };
    const link = await writeInvitation(transaction, { notableId: id, locale, email, now });
    await recordAudit(
      { actorId: actor.id, action: "notable.invitation_renewed", subjectId: id, at: now },
      transaction,
    );
    return { outcome: "renewed", link };
  });
}
