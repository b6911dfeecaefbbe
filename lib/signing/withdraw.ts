import { followLink } from "./follow-link";
import { storeWithdrawal } from "./own-store";
import type { WithdrawOutcome } from "./schema";

/**
 * Withdraws a confirmed signature at its owner's wish. From the commit on it is neither
 * counted nor shown and in no list; everything about the person is erased but the two
 * fingerprints, by which they may sign again. All its links are dead; pressing the button
 * twice succeeds twice.
 */
export async function withdrawSignature(
  token: string,
  { now }: { now: Date },
): Promise<WithdrawOutcome> {
  const followed = await followLink(token, "manage", now);
  if (followed.outcome !== "found") return followed;
  const { id, nonce } = followed.signature;
  const isWithdrawn = await storeWithdrawal({ id, nonce }, now);
  return { outcome: isWithdrawn ? "withdrawn" : "unknown_link" };
}
