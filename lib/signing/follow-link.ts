import { readLinkToken, verifyLinkToken, type LinkPurpose } from "../privacy";
import type { DeadLink } from "./schema";
import { findForLink, type LinkedSignature } from "./store";

type Followed = { outcome: "found"; signature: LinkedSignature } | DeadLink;

/**
 * Looks up the signature that a link token belongs to, by its key; changes nothing.
 * A token whose time is over says `expired` even when its row is gone, except the confirm
 * link of a signature that it confirmed: that one goes on saying so. A token that was
 * forged, cut, made for another purpose or revoked says `unknown_link`, always alike.
 */
export async function followLink(
  token: string,
  purpose: LinkPurpose,
  now: Date,
): Promise<Followed> {
  const claim = readLinkToken(token);
  if (!claim) return { outcome: "unknown_link" };
  const signature = await findForLink(claim.id);
  const isOver = claim.expiresAt <= now;
  // The row of an unconfirmed signature is deleted in time, and its nonce with it.
  if (!signature) return { outcome: isOver ? "expired" : "unknown_link" };
  if (!verifyLinkToken(claim, purpose, signature.nonce)) return { outcome: "unknown_link" };
  const hasServed = purpose === "confirm" && signature.state === "confirmed";
  return isOver && !hasServed ? { outcome: "expired" } : { outcome: "found", signature };
}
