import { randomUUID } from "node:crypto";
import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import { readLinkToken, verifyLinkToken } from "../privacy";
import {
  acceptInvitation,
  findInvitation,
  insertSession,
  type StoredInvitation,
} from "./team-store";
import type { DeadSignInLink, RedeemOutcome, SignInLinkOutcome } from "./schema";
import { hashSessionToken, longestSessionEnd, makeSessionToken } from "./session-token";
import { deleteOverSessions, exchangeLinkForSession, findLink, type StoredLink } from "./store";

type Clock = { now: Date };
type Found =
  { kind: "sign-in"; link: StoredLink } | { kind: "invitation"; link: StoredInvitation } | null;
type Judged = { outcome: "ready"; found: NonNullable<Found> } | DeadSignInLink;

/**
 * What a link to the team would do, be it for signing in or an invitation; changes nothing,
 * however often it is opened.
 */
export async function findSignInLink(token: string, { now }: Clock): Promise<SignInLinkOutcome> {
  const judged = judgeLink(await readLink(token), now);
  if (judged.outcome !== "ready") return judged;
  return { outcome: "ready", isInvitation: judged.found.kind === "invitation" };
}

/**
 * Uses a link up and opens a session; an invitation makes its owner a member first. Only one
 * caller ever succeeds with a link, even at the same moment. The returned token goes into the
 * cookie and exists nowhere else.
 */
export async function redeemSignInLink(token: string, { now }: Clock): Promise<RedeemOutcome> {
  const judged = judgeLink(await readLink(token), now);
  if (judged.outcome !== "ready") return judged;

  const sessionToken = makeSessionToken();
  const expiresAt = longestSessionEnd(now);
  const session = { tokenHash: hashSessionToken(sessionToken), createdAt: now, expiresAt };
  const isOpened = await withTransaction(async (transaction) => {
    const actorId = await openSession(transaction, judged.found, session);
    if (!actorId) return false;
    await deleteOverSessions(transaction, actorId, now);
    const subjectId = judged.found.link.id;
    const deed = { actorId, action: "organiser.signed_in", subjectId, at: now } as const;
    await recordAudit(deed, transaction);
    return true;
  });
  if (!isOpened) return { outcome: "used" };
  return { outcome: "signed_in", sessionToken, expiresAt };
}

type NewSession = { tokenHash: Uint8Array; createdAt: Date; expiresAt: Date };

/** Opens the session; returns whose it is, or null when somebody else was quicker. */
async function openSession(
  transaction: Transaction,
  { kind, link }: NonNullable<Found>,
  session: NewSession,
): Promise<string | null> {
  if (kind === "sign-in") {
    const isOpened = await exchangeLinkForSession(transaction, link.id, session);
    return isOpened ? link.organiserId : null;
  }
  const now = session.createdAt;
  const organiserId = await acceptInvitation(transaction, link.id, { id: randomUUID(), now });
  if (!organiserId) return null;
  await insertSession(transaction, { organiserId, ...session });
  const deed = { actorId: organiserId, action: "invitation.accepted", subjectId: link.id } as const;
  await recordAudit({ ...deed, at: now }, transaction);
  return organiserId;
}

async function readLink(token: string): Promise<Found> {
  const claim = readLinkToken(token);
  if (!claim) return null;
  const link = await findLink(claim.id);
  if (link && verifyLinkToken(claim, "sign-in", link.nonce)) return { kind: "sign-in", link };
  const invitation = await findInvitation(claim.id);
  const isOurs = invitation && verifyLinkToken(claim, "invitation", invitation.nonce);
  return isOurs ? { kind: "invitation", link: invitation } : null;
}

function judgeLink(found: Found, now: Date): Judged {
  if (!found) return { outcome: "unknown_link" };
  const { usedAt, expiresAt } = found.link;
  if (usedAt) return { outcome: "used" };
  return expiresAt > now ? { outcome: "ready", found } : { outcome: "expired" };
}
