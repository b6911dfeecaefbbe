import { randomUUID } from "node:crypto";
import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import type { Locale } from "../i18n/schema";
import { queueMail } from "../mail";
import { newNonce } from "../privacy";
import { isUuid } from "../uuid";
import { NotPermitted, requireFreshPasskey, requirePermission } from "./permissions";
import { invitationDays, type Actor, type OrganiserRole } from "./schema";
import { tidyStaffAddress } from "./staff-address";
import { insertInvitation, lockMembers, markRevoked, renewInvitation } from "./team-store";

type Clock = { now: Date };

export type InviteOutcome =
  { outcome: "invited" } | { outcome: "not_an_address" } | { outcome: "known_already" };

export type InvitationOutcome = { outcome: "done" } | { outcome: "not_open" };

/**
 * Asks somebody to join the team, by a mail with a link that works once and for a week. It
 * gives a role away, so a fresh passkey is wanted. Throws `NotPermitted`, `PasskeyNeeded`.
 */
export async function inviteToTeam(
  actor: Actor,
  { email, role, locale }: { email: string; role: OrganiserRole; locale: Locale },
  { now }: Clock,
): Promise<InviteOutcome> {
  requirePermission(actor, "manageTeam");
  requireFreshPasskey(actor, { now });
  const address = tidyStaffAddress(email);
  if (!address) return { outcome: "not_an_address" };
  const id = randomUUID();
  const times = { createdAt: now, expiresAt: endOf(now) };
  const invitation = { id, email: address, role, locale, nonce: newNonce(), ...times };
  return withTransaction(async (transaction) => {
    await requireStillAdmin(transaction, actor);
    const isNew = await insertInvitation(transaction, { ...invitation, invitedById: actor.id });
    if (!isNew) return { outcome: "known_already" };
    await mailInvitation(transaction, { actor, id, to: address, locale, now });
    const deed = { actorId: actor.id, action: "invitation.sent", subjectId: id } as const;
    await recordAudit({ ...deed, details: { role }, at: now }, transaction);
    return { outcome: "invited" };
  });
}

/** Mails an invitation anew; the link mailed before no longer works. Throws `NotPermitted`, `PasskeyNeeded`. */
export async function resendInvitation(
  actor: Actor,
  id: string,
  { now }: Clock,
): Promise<InvitationOutcome> {
  requirePermission(actor, "manageTeam");
  requireFreshPasskey(actor, { now });
  if (!isUuid(id)) return { outcome: "not_open" };
  return withTransaction(async (transaction) => {
    await requireStillAdmin(transaction, actor);
    const renewal = { id, nonce: newNonce(), expiresAt: endOf(now) };
    const renewed = await renewInvitation(transaction, renewal);
    if (!renewed) return { outcome: "not_open" };
    const { email: to, locale } = renewed;
    await mailInvitation(transaction, { actor, id, to, locale, now });
    const deed = { actorId: actor.id, action: "invitation.sent", subjectId: id, at: now } as const;
    await recordAudit(deed, transaction);
    return { outcome: "done" };
  });
}

/** Takes an invitation back: its link opens nothing any longer. Throws `NotPermitted`, `PasskeyNeeded`. */
export async function revokeInvitation(
  actor: Actor,
  id: string,
  { now }: Clock,
): Promise<InvitationOutcome> {
  requirePermission(actor, "manageTeam");
  requireFreshPasskey(actor, { now });
  if (!isUuid(id)) return { outcome: "not_open" };
  return withTransaction(async (transaction) => {
    if (!(await markRevoked(transaction, { id, now }))) return { outcome: "not_open" };
    const deed = { actorId: actor.id, action: "invitation.revoked", subjectId: id } as const;
    await recordAudit({ ...deed, at: now }, transaction);
    return { outcome: "done" };
  });
}

/**
 * Another admin may be taking the role from the actor at this moment, with the invitations that
 * are there: one that comes after them would be left.
 */
async function requireStillAdmin(transaction: Transaction, actor: Actor): Promise<void> {
  const [self] = await lockMembers(transaction, [actor.id]);
  if (self?.role !== "admin") throw new NotPermitted("manageTeam");
}

type InvitationMail = { actor: Actor; id: string; to: string; locale: string; now: Date };

async function mailInvitation(
  transaction: Transaction,
  { actor, id, to, locale, now }: InvitationMail,
): Promise<void> {
  const about = { purpose: "team_invitation", organiserId: actor.id, subjectId: id } as const;
  await queueMail(transaction, { ...about, to, locale, now });
}

function endOf(now: Date): Date {
  return new Date(now.getTime() + invitationDays * 86_400_000);
}
