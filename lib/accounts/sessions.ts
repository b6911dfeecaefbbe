import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import type { Actor } from "./schema";
import { hashSessionToken, sessionEnd } from "./session-token";
import { deleteSession, findSession, touchSession } from "./store";

type Clock = { now: Date };

/** Who a session's token belongs to, and until when; null for an unknown or ended session. */
export async function findLiveSession(token: string, { now }: Clock) {
  const session = await findSession(hashSessionToken(token));
  if (!session) return null;
  const endsAt = sessionEnd(session);
  return endsAt > now ? { actor: session.actor, endsAt } : null;
}

/** The person whom a session's token belongs to; null when it is unknown or over. */
export async function findActor(token: string, { now }: Clock): Promise<Actor | null> {
  return (await findLiveSession(token, { now }))?.actor ?? null;
}

/** Puts off the end of an idle session by noting that it was used. */
export async function keepSessionAlive(token: string, { now }: Clock): Promise<void> {
  await touchSession(hashSessionToken(token), now);
}

/** Ends a session for good; an unknown token is no error. */
export async function endSession(token: string, { now }: Clock): Promise<void> {
  await withTransaction(async (transaction) => {
    const actorId = await deleteSession(transaction, hashSessionToken(token));
    if (!actorId) return;
    const deed = { actorId, action: "organiser.signed_out", subjectId: actorId, at: now } as const;
    await recordAudit(deed, transaction);
  });
}
