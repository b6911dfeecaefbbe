import { pickText, type Locale } from "../i18n/schema";
import { fingerprint, readLinkToken, verifyLinkToken } from "../privacy";
import { parseAddress } from "../privacy/schema";
import { signStatement } from "../signing";
import type { SignInput, SignOutcome, Visitor } from "../signing/schema";
import type { InvitedWording } from "./notable-types";
import { claimInvitation, findInvited, type InvitedRow } from "./invitation-store";

type DeadInvitation = { outcome: "expired" | "unknown_link" | "signed" };
export type InvitationOutcome = { outcome: "open"; wording: InvitedWording } | DeadInvitation;

/** What an invitation's link opens. Reads only, however often. */
export async function findInvitation(
  token: string,
  locale: Locale,
  { now }: { now: Date },
): Promise<InvitationOutcome> {
  const followed = await followInvitation(token, now);
  if (followed.outcome !== "open") return followed;
  const { slug, capacity, country, ...texts } = followed.invited;
  return {
    outcome: "open",
    wording: {
      slug,
      capacity,
      country,
      name: pickText(texts.name, locale) ?? "",
      role: pickText(texts.role, locale),
      organisation: pickText(texts.organisation, locale),
    },
  };
}

/**
 * Signs as the invited, who alone may sign on behalf of an organisation. The entry on the board
 * is linked when the mailbox confirms, not before: whoever has the link can type any address.
 * Otherwise as `signStatement`.
 */
export async function signAsInvited(
  token: string,
  input: SignInput & { onBehalf: boolean },
  { locale, visitor }: { locale: Locale; visitor?: Visitor },
  { now }: { now: Date },
): Promise<SignOutcome | DeadInvitation> {
  const followed = await followInvitation(token, now);
  if (followed.outcome !== "open") return followed;
  const { invited } = followed;
  const address = parseAddress(input.email);
  if (!address) throw new Error("signAsInvited needs input that passed parseSignInput");
  const isClaimed = await claimInvitation(invited, fingerprint(address.canonical));
  if (!isClaimed) return { outcome: "unknown_link" };
  return signStatement(input, { slug: invited.slug, locale, visitor }, { now });
}

type Followed = { outcome: "open"; invited: InvitedRow } | DeadInvitation;

async function followInvitation(token: string, now: Date): Promise<Followed> {
  const claim = readLinkToken(token);
  const invited = claim && (await findInvited(claim.id));
  if (!claim || !invited || !verifyLinkToken(claim, "invitation", invited.nonce)) {
    return { outcome: "unknown_link" };
  }
  if (invited.isSigned) return { outcome: "signed" };
  return claim.expiresAt <= now ? { outcome: "expired" } : { outcome: "open", invited };
}
