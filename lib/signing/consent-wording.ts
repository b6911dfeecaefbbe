import type { Locale } from "../i18n/schema";
import { consentVersion } from "./schema";
import published from "./consent-wordings.json" with { type: "json" };

/** What a signer agreed to, as it stood on the page. */
export type ConsentWording = {
  version: string;
  locale: Locale;
  /** The day from which it was shown, `YYYY-MM-DD`. */
  publishedOn: string;
  /** What becomes of the country (not in the first version), who may see the name with its answers, the consent, and the news; `{age}` stands for the age in the settings. */
  lines: string[];
  /** Of the lines, joined by line breaks, as UTF-8; lower-case hex. */
  sha256: string;
};

/** The messages of the `signing` namespace that make up the wording, in the order of the page. */
export const consentMessages = [
  "countryHint",
  "visibility",
  "visibilityHint",
  ...["name", "initials", "handover", "count"].flatMap((choice) => [
    `visibilities.${choice}.label`,
    `visibilities.${choice}.hint`,
  ]),
  "consent",
  "consentHint",
  "updates",
  "updatesHint",
];

type Published = Record<
  string,
  { publishedOn: string; texts: Partial<Record<Locale, { lines: string[]; sha256: string }>> }
>;

/**
 * The exact wording behind the version and language that a signature carries, whenever it was
 * signed: wordings are never taken out of `consent-wordings.json`. Null for one that was never
 * published.
 */
export function findConsentWording(version: string, locale: Locale): ConsentWording | null {
  const wording = Object.hasOwn(published, version) ? (published as Published)[version] : null;
  const text = wording?.texts[locale];
  return wording && text ? { version, locale, publishedOn: wording.publishedOn, ...text } : null;
}

/** Every version that was ever published, oldest first, and the one that is shown today. */
export const consentVersions = { all: Object.keys(published), current: consentVersion };
