import type { Locale } from "../i18n/schema";
import { paths } from "../paths";
import { makeLinkToken } from "../privacy";
import { addDays, signingRules } from "./rules";

type Subject = { id: string; nonce: Uint8Array; locale: Locale };

/** The address of the page with the button that confirms this signature, relative to the site. */
export function confirmLinkOf({ id, nonce, locale, expiresAt }: Subject & { expiresAt: Date }) {
  return paths.confirm(locale, makeLinkToken({ purpose: "confirm", id, nonce, expiresAt }));
}

/** The address where the owner of this confirmed signature manages it, relative to the site. */
export function manageLinkOf({ id, nonce, locale, confirmedOn }: Subject & { confirmedOn: Date }) {
  const expiresAt = addDays(confirmedOn, signingRules.manageLinkDays);
  return paths.signature(locale, makeLinkToken({ purpose: "manage", id, nonce, expiresAt }));
}
