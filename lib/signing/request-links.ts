import type { Locale } from "../i18n/schema";
import { judgeLinkRequest } from "../limits";
import { addressContext, fingerprint, seal } from "../privacy";
import { parseAddress } from "../privacy/schema";
import { queueLinks } from "./link-request-store";
import type { RequestLinksOutcome } from "./schema";

type Asking = { locale: Locale; network: string | null };

/**
 * Sends the links to one's own signatures to a mailbox, where there are any: of all that are
 * confirmed, or were and are invalid now, in one mail, and of one that waits its confirm link again. Whoever asks gets the
 * same answer after the same work, whatever is known of the address, and what was typed is
 * kept only sealed, in a mail that waits; only a network that floods is refused. Takes what
 * passed `parseEmail`; the pauses between mails are those of `signingRules`.
 */
export async function requestLinks(
  email: string,
  { locale, network }: Asking,
  { now }: { now: Date },
): Promise<RequestLinksOutcome> {
  const address = parseAddress(email);
  if (!address) throw new Error("requestLinks needs an address that passed parseEmail");
  const verdict = await judgeLinkRequest(network, address.canonical, { now });
  if (verdict.outcome === "refused") {
    return { outcome: "limited", retryAfterSeconds: verdict.retryAfterSeconds };
  }
  const emailFingerprint = fingerprint(address.canonical);
  await queueLinks({
    emailFingerprint,
    addressFingerprint: fingerprint(address.mailbox),
    sealedAddress: seal(address.typed, addressContext(emailFingerprint)),
    holdMail: verdict.holdMail,
    locale,
    now,
  });
  return { outcome: "on_their_way" };
}
