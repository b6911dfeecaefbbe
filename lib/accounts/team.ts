import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import { isUuid } from "../uuid";
import { NotPermitted, requireFreshPasskey, requirePermission } from "./permissions";
import { organiserRoles, type Actor, type Team, type TeamMember } from "./schema";
import {
  lockMembers,
  markAllRevoked,
  markRemoved,
  selectMembers,
  selectOpenInvitations,
  updateRole,
  type LockedMember,
} from "./team-store";

type Clock = { now: Date };

export type MemberOutcome =
  { outcome: "done" } | { outcome: "last_admin" } | { outcome: "not_found" };

/** The members, and who has been asked to join. Throws `NotPermitted`. */
export async function listTeam(actor: Actor): Promise<Team> {
  requirePermission(actor, "manageTeam");
  const [members, invitations] = await Promise.all([selectMembers(), selectOpenInvitations()]);
  return { members, invitations };
}

/** One member; null for nobody. Throws `NotPermitted`. */
export async function findMember(actor: Actor, id: string): Promise<TeamMember | null> {
  const { members } = await listTeam(actor);
  return members.find((member) => member.id === id) ?? null;
}

/**
 * Gives a member another role, at once in all their sessions. Whoever is no admin any longer has
 * nobody let in: the invitations that they sent are void. The last admin stays one, also when two
 * admins demote each other at the same moment. Throws `NotPermitted`, `PasskeyNeeded`.
 */
export async function changeRole(
  actor: Actor,
  { id, role }: { id: string; role: string },
  { now }: Clock,
): Promise<MemberOutcome> {
  const wanted = organiserRoles.find((known) => known === role);
  return actOnMember(actor, wanted ? id : "", now, async (transaction, member) => {
    if (!wanted || member.role === wanted) return;
    await updateRole(transaction, { id: member.id, role: wanted });
    if (wanted !== "admin") await revokeAll(transaction, { actor, invitedById: member.id, now });
    const details = { before: member.role, after: wanted };
    const deed = { action: "organiser.role_changed", subjectId: member.id, details } as const;
    await recordAudit({ ...deed, actorId: actor.id, at: now }, transaction);
  });
}

/**
 * Takes a member off the team: their sessions, links and passkeys end at once, and what they had
 * asked others to join by is void; the audit log goes on naming them. The last admin stays. Throws `NotPermitted`, `PasskeyNeeded`.
 */
export async function removeMember(
  actor: Actor,
  id: string,
  { now }: Clock,
): Promise<MemberOutcome> {
  return actOnMember(actor, id, now, async (transaction, member) => {
    await markRemoved(transaction, member.id, now);
    await revokeAll(transaction, { actor, invitedById: member.id, now });
    const deed = {
      actorId: actor.id,
      action: "organiser.removed",
      subjectId: id,
      at: now,
    } as const;
    await recordAudit(deed, transaction);
  });
}

/**
 * Does something to a member while both rows are locked; who acts has to be an admin still,
 * since another admin may just have changed that.
 */
async function actOnMember(
  actor: Actor,
  id: string,
  now: Date,
  act: (transaction: Transaction, member: LockedMember) => Promise<void>,
): Promise<MemberOutcome> {
  requirePermission(actor, "manageTeam");
  requireFreshPasskey(actor, { now });
  if (!isUuid(id)) return { outcome: "not_found" };
  try {
    return await withTransaction(async (transaction) => {
      const locked = await lockMembers(transaction, [actor.id, id]);
      const self = locked.find((member) => member.id === actor.id);
      if (self?.role !== "admin") throw new NotPermitted("manageTeam");
      const member = locked.find((each) => each.id === id);
      if (!member) return { outcome: "not_found" };
      await act(transaction, member);
      return { outcome: "done" };
    });
  } catch (error) {
    if (isLastAdmin(error)) return { outcome: "last_admin" };
    throw error;
  }
}

type Revoking = { actor: Actor; invitedById: string; now: Date };

async function revokeAll(transaction: Transaction, { actor, ...whose }: Revoking): Promise<void> {
  const deed = { actorId: actor.id, action: "invitation.revoked", at: whose.now } as const;
  for (const subjectId of await markAllRevoked(transaction, whose)) {
    await recordAudit({ ...deed, subjectId }, transaction);
  }
}

/** What the database says when nobody would be left to run the team. */
function isLastAdmin(error: unknown): boolean {
  return (error as { constraint?: unknown }).constraint === "organiser_one_admin_stays";
}
