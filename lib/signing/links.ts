import type { Locale } from "../i18n/schema";
import { paths } from "../paths";
import { makeLinkToken } from "../privacy";
import { addDays, signingRules } from "./rules";

type Subject = { id: string; nonce: Uint8Array; locale: Locale };
type Confirmed = Subject & { confirmedOn: Date };

/** The address of the page with the button that confirms this signature, relative to the site. */
export function confirmLinkOf({ id, nonce, locale, expiresAt }: Subject & { expiresAt: Date }) {
  return paths.confirm(locale, makeLinkToken({ purpose: "confirm", id, nonce, expiresAt }));
}

/**
 * The address where the owner of a confirmed signature manages it, relative to the site. It
 * works for `manageLinkDays` from `issuedAt`: a mail's own moment, so that it always renders alike.
 */
export function manageLinkOf({ id, nonce, locale, issuedAt }: Subject & { issuedAt: Date }) {
  const expiresAt = addDays(issuedAt, signingRules.manageLinkDays);
  return paths.signature(locale, makeLinkToken({ purpose: "manage", id, nonce, expiresAt }));
}

/** The address of the page whose button stops the news to this mailbox, relative to the site. */
export function unsubscribeLinkOf(subject: Confirmed) {
  return paths.unsubscribe(subject.locale, unsubscribeTokenOf(subject));
}

/**
 * The address for a mail's `List-Unsubscribe` header (RFC 8058): a mail program's POST stops
 * the news at once; whoever opens it is sent to the page with the button, in the language of the
 * mail. Relative to the site.
 */
export function oneClickUnsubscribeOf(subject: Confirmed) {
  return paths.apiUnsubscribe(subject.locale, unsubscribeTokenOf(subject));
}

function unsubscribeTokenOf({ id, nonce, confirmedOn }: Omit<Confirmed, "locale">) {
  const expiresAt = addDays(confirmedOn, signingRules.unsubscribeLinkDays);
  return makeLinkToken({ purpose: "unsubscribe", id, nonce, expiresAt });
}
