/**
 * A postal-free, browser-safe reading of e-mail addresses: what is accepted, where
 * mail goes, and which addresses are the same person's (rule 3 of the privacy rules).
 */
export type EmailAddress = {
  /** As typed, trimmed and in NFC: mail goes here. */
  typed: string;
  /** Lower case, domain in ASCII, aliases of providers with known rules resolved: one mailbox. */
  mailbox: string;
  /** As `mailbox`, with any `+tag` removed whoever the provider is: one person. */
  canonical: string;
};

/** In bytes (RFC 5321 §4.5.3.1.3, less the angle brackets). */
export const longestAddress = 254;
const longestLocalPart = 64;
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

type AliasRule = { domain: string; ignoresDots: boolean; ignoresTag: boolean };

/** What providers are known to treat as one mailbox, by domain. */
const aliasRules: Record<string, AliasRule> = {
  "gmail.com": { domain: "gmail.com", ignoresDots: true, ignoresTag: true },
  "googlemail.com": { domain: "gmail.com", ignoresDots: true, ignoresTag: true },
};

/**
 * Reads an address, or returns null for one that is not accepted: quoted or
 * non-ASCII local parts, separators, control characters, more than 254 bytes,
 * domains without a dot (RFC 5321 §4.5.3.1, narrowed on purpose).
 */
export function parseAddress(input: string): EmailAddress | null {
  const typed = input.normalize("NFC").trim();
  if (typed.length > longestAddress || /[\s,<>"\p{C}]/u.test(typed)) return null;
  const at = typed.lastIndexOf("@");
  const local = typed.slice(0, at).toLowerCase();
  const domain = toAsciiDomain(typed.slice(at + 1));
  if (at < 1 || !domain || local.length > longestLocalPart || !localPart.test(local)) return null;
  if (new TextEncoder().encode(typed).length > longestAddress) return null;
  if (local.length + 1 + domain.length > longestAddress) return null;

  const rule = aliasRules[domain];
  const home = rule?.domain ?? domain;
  const mailboxLocal = rule ? applyAliases(local, rule) : local;
  return {
    typed,
    mailbox: `${mailboxLocal}@${home}`,
    canonical: `${withoutTag(mailboxLocal)}@${home}`,
  };
}

/** A domain in ASCII (UTS 46, as the URL standard does it), or null for anything that is not a host name with a dot. */
function toAsciiDomain(domain: string): string | null {
  if (/[\s/\\:@?#%[\]]/.test(domain) || !domain.includes(".")) return null;
  const parsed = URL.parse(`http://${domain}/`);
  const labels = parsed?.hostname.split(".") ?? [];
  const topLevel = labels.at(-1) ?? "";
  const isHostName = labels.length > 1 && labels.every((label) => domainLabel.test(label));
  return parsed && isHostName && !/^\d+$/.test(topLevel) ? parsed.hostname : null;
}

function applyAliases(local: string, rule: AliasRule): string {
  const untagged = rule.ignoresTag ? withoutTag(local) : local;
  return rule.ignoresDots ? untagged.replaceAll(".", "") : untagged;
}

function withoutTag(local: string): string {
  const plus = local.indexOf("+");
  return plus > 0 ? local.slice(0, plus) : local;
}
