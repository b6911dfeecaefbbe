import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { isUuid } from "../uuid";
import { requirePermission } from "./permissions";
import type { Actor, OwnSession } from "./schema";
import { hashSessionToken, sessionEnd } from "./session-token";
import { deleteOwnSession, deleteSessionsBut, listSessions } from "./store";

type Clock = { now: Date };

/**
 * One's own sign-ins that are still open, the newest first; nothing says from where, because
 * nothing of that is kept. Throws `NotPermitted`.
 */
export async function listOwnSessions(
  { actor, sessionToken }: { actor: Actor; sessionToken: string },
  { now }: Clock,
): Promise<OwnSession[]> {
  requirePermission(actor, "manageOwnAccount");
  const here = hashSessionToken(sessionToken);
  const rows = await listSessions(actor.id);
  return rows
    .filter((row) => sessionEnd(row) > now)
    .map(({ id, createdAt, lastSeenAt, tokenHash }) => {
      return { id, createdAt, lastSeenAt, isCurrent: here.equals(Buffer.from(tokenHash)) };
    });
}

/** Ends one of one's own sessions; one that is over already, or somebody else's, is no error. Throws `NotPermitted`. */
export async function endOwnSession(actor: Actor, id: string, { now }: Clock): Promise<void> {
  requirePermission(actor, "manageOwnAccount");
  if (!isUuid(id)) return;
  await withTransaction(async (transaction) => {
    const ended = await deleteOwnSession(transaction, { id, organiserId: actor.id });
    if (ended) await recordEnd(actor, { sessions: 1 }, now, transaction);
  });
}

/** Ends every session of one's own but the present one; returns how many. Throws `NotPermitted`. */
export async function endOtherSessions(
  { actor, sessionToken }: { actor: Actor; sessionToken: string },
  { now }: Clock,
): Promise<number> {
  requirePermission(actor, "manageOwnAccount");
  return withTransaction(async (transaction) => {
    const kept = hashSessionToken(sessionToken);
    const sessions = await deleteSessionsBut(transaction, actor.id, kept);
    if (sessions) await recordEnd(actor, { sessions }, now, transaction);
    return sessions;
  });
}

type Transaction = Parameters<Parameters<typeof withTransaction>[0]>[0];

async function recordEnd(
  { id }: Actor,
  details: { sessions: number },
  at: Date,
  transaction: Transaction,
): Promise<void> {
  const deed = { actorId: id, action: "sessions.ended", subjectId: id, details, at } as const;
  await recordAudit(deed, transaction);
}
