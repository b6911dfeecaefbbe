import { followLink } from "./follow-link";
import type { WithdrawOutcome } from "./schema";
import { storeWithdrawal } from "./withdrawal-store";

/**
 * Withdraws a signature at its owner's wish. From the commit on it is neither counted nor
 * shown and in no list; everything about the person is erased but the two fingerprints, by
 * which they may sign again. All its links are dead; pressing the button twice succeeds twice.
 * One that organisers declared invalid is `erased` in the same way and stays invalid.
 */
export async function withdrawSignature(
  token: string,
  { now }: { now: Date },
): Promise<WithdrawOutcome> {
  const followed = await followLink(token, "manage", now);
  if (followed.outcome !== "found") return followed;
  const { id, nonce } = followed.signature;
  return { outcome: (await storeWithdrawal({ id, nonce }, now)) ?? "unknown_link" };
}
