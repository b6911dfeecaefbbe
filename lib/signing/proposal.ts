import type { Locale } from "../i18n/schema";
import { findStatementTitle } from "../statements";
import { readDetails } from "./details";
import { followLink } from "./follow-link";
import type { Proposal, ProposalOutcome } from "./schema";
import type { LinkedSignature } from "./store";

/** What a confirm link would confirm, for its page. Reads only, however often it is opened. */
export async function findProposal(
  token: string,
  locale: Locale,
  { now }: { now: Date },
): Promise<ProposalOutcome> {
  const followed = await followLink(token, "confirm", now);
  if (followed.outcome !== "found") return followed;
  const { signature } = followed;
  if (signature.state === "confirmed") {
    return { outcome: "confirmed", statementSlug: signature.statementSlug };
  }
  if (signature.state !== "pending") return { outcome: "unknown_link" };
  return { outcome: "pending", proposal: await toProposal(signature, locale) };
}

/** A signature's details as its owner may see them, under the statement's title in `locale`. */
export async function toProposal(signature: LinkedSignature, locale: Locale): Promise<Proposal> {
  const slug = signature.statementSlug;
  const title = await findStatementTitle(slug, locale);
  return {
    ...readDetails(signature, signature.emailFingerprint),
    id: signature.id,
    statementSlug: slug,
    statementTitle: title.title,
    statementTitleLocale: title.locale,
    isOpen: title.isOpen,
    country: signature.country,
  };
}
