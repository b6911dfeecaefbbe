import type { Locale } from "../i18n/schema";
import { findStatementTitle } from "../statements";
import { followLink } from "./follow-link";
import { findConfirmedSignature } from "./own-store";
import { toProposal } from "./proposal";
import { dayOf } from "./rules";
import type { OwnSignatureOutcome } from "./schema";

/**
 * A confirmed signature for its owner's eyes, by the manage link; of one that was declared
 * invalid, only that, and of which statement. Reads only.
 */
export async function findOwnSignature(
  token: string,
  locale: Locale,
  { now }: { now: Date },
): Promise<OwnSignatureOutcome> {
  const followed = await followLink(token, "manage", now);
  if (followed.outcome !== "found") return followed;
  const { signature } = followed;
  if (signature.state === "invalidated") {
    const { statementSlug, isTakenBack: isErased } = signature;
    const { title, locale: language } = await findStatementTitle(statementSlug, locale);
    const statement = { statementSlug, statementTitle: title, statementTitleLocale: language };
    return { outcome: "invalidated", isErased, ...statement };
  }
  const own = await findConfirmedSignature(signature);
  if (!own || !signature.confirmedOn) return { outcome: "unknown_link" };
  const { revision, isNotable, change, wantsUpdates, version } = own;
  return {
    outcome: "found",
    signature: {
      ...(await toProposal({ ...signature, ...own }, locale)),
      confirmedOn: dayOf(signature.confirmedOn),
      version,
      wantsUpdates,
      revision,
      isNotable,
      change,
    },
  };
}
