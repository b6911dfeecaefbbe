import { readLinkToken, verifyLinkToken } from "../privacy";
import { followLink } from "./follow-link";
import { storeStop } from "./own-store";
import type { StopUpdatesOutcome } from "./schema";
import { findForLink } from "./store";

/**
 * Stops the campaign's news to a signer, by the link to their signature, and erases the
 * address that was kept for it: whichever statements they signed from this mailbox.
 */
export async function stopUpdates(
  token: string,
  { now }: { now: Date },
): Promise<StopUpdatesOutcome> {
  const followed = await followLink(token, "manage", now);
  if (followed.outcome !== "found") return followed;
  if (followed.signature.state !== "confirmed") return { outcome: "unknown_link" };
  await storeStop(followed.signature);
  return { outcome: "stopped" };
}

/**
 * The same by the link in a mail with news. It has no outcome: a token that was forged, or
 * whose signature is gone, is answered like one that stopped something. A link stops the news
 * however old it is.
 */
export async function unsubscribe(token: string): Promise<void> {
  const claim = readLinkToken(token);
  const signature = claim && (await findForLink(claim.id));
  if (!signature || !verifyLinkToken(claim, "unsubscribe", signature.nonce)) return;
  await storeStop(signature);
}
