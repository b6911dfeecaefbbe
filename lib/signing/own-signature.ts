import type { Locale } from "../i18n/schema";
import { followLink } from "./follow-link";
import { toProposal } from "./proposal";
import { dayOf } from "./rules";
import type { OwnSignatureOutcome } from "./schema";

/** A confirmed signature for its owner's eyes, by the manage link. Reads only. */
export async function findOwnSignature(
  token: string,
  locale: Locale,
  { now }: { now: Date },
): Promise<OwnSignatureOutcome> {
  const followed = await followLink(token, "manage", now);
  if (followed.outcome !== "found") return followed;
  const { signature } = followed;
  if (signature.state !== "confirmed" || !signature.confirmedOn) {
    return { outcome: "unknown_link" };
  }
  const proposal = await toProposal(signature, locale);
  const { wantsUpdates, confirmedOn } = signature;
  return {
    outcome: "found",
    signature: { ...proposal, wantsUpdates, confirmedOn: dayOf(confirmedOn) },
  };
}
