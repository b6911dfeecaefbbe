import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { readLinkToken, verifyLinkToken } from "../privacy";
import type { DeadSignInLink, RedeemOutcome, SignInLinkOutcome } from "./schema";
import { hashSessionToken, longestSessionEnd, makeSessionToken } from "./session-token";
import { deleteOverSessions, exchangeLinkForSession, findLink, type StoredLink } from "./store";

type Clock = { now: Date };
type Judged = { outcome: "ready"; link: StoredLink } | DeadSignInLink;

/** What a sign-in link would do; changes nothing, however often it is opened. */
export async function findSignInLink(token: string, { now }: Clock): Promise<SignInLinkOutcome> {
  const { outcome } = judgeLink(await readLink(token), now);
  return { outcome };
}

/**
 * Uses a sign-in link up and opens a session. Only one caller ever succeeds with a
 * link, even at the same moment. The returned token goes into the cookie and exists
 * nowhere else.
 */
export async function redeemSignInLink(token: string, { now }: Clock): Promise<RedeemOutcome> {
  const judged = judgeLink(await readLink(token), now);
  if (judged.outcome !== "ready") return judged;

  const { id, organiserId: actorId } = judged.link;
  const sessionToken = makeSessionToken();
  const expiresAt = longestSessionEnd(now);
  const session = { tokenHash: hashSessionToken(sessionToken), createdAt: now, expiresAt };
  const opened = await withTransaction(async (transaction) => {
    if (!(await exchangeLinkForSession(transaction, id, session))) return false;
    await deleteOverSessions(transaction, actorId, now);
    const deed = { actorId, action: "organiser.signed_in", subjectId: id, at: now } as const;
    await recordAudit(deed, transaction);
    return true;
  });
  if (!opened) return { outcome: "used" };
  return { outcome: "signed_in", sessionToken, expiresAt };
}

async function readLink(token: string): Promise<StoredLink | null> {
  const claim = readLinkToken(token);
  const link = claim && (await findLink(claim.id));
  return claim && link && verifyLinkToken(claim, "sign-in", link.nonce) ? link : null;
}

function judgeLink(link: StoredLink | null, now: Date): Judged {
  if (!link) return { outcome: "unknown_link" };
  if (link.usedAt) return { outcome: "used" };
  return link.expiresAt > now ? { outcome: "ready", link } : { outcome: "expired" };
}
