import { followLink } from "./follow-link";
import { addDays, signingRules } from "./rules";
import type { DisownOutcome } from "./schema";
import { removeDisowned } from "./store";

/**
 * "This wasn't me": deletes what somebody typed with the mailbox owner's address and sends
 * no mail there for 30 days. A confirmed signature is not touched: its owner manages it.
 */
export async function disownSignature(
  token: string,
  { now }: { now: Date },
): Promise<DisownOutcome> {
  const followed = await followLink(token, "confirm", now);
  if (followed.outcome !== "found") return followed;
  const { id, nonce, state, statementSlug } = followed.signature;
  if (state === "confirmed") return { outcome: "confirmed", statementSlug };
  const until = addDays(now, signingRules.silenceDays);
  const isGone = state === "pending" && (await removeDisowned(id, nonce, until));
  return isGone ? { outcome: "disowned" } : { outcome: "unknown_link" };
}
