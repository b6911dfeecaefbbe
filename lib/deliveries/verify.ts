import { defaultLocale, isLocale, type Locale } from "../i18n/schema";
import { selectIssued, selectPublishedText } from "./ledger-store";
import { manifestPublicKey, sha256 } from "./manifest";
import { readHash, type DeliveryProfile, type Reconciliation } from "./schema";

/** What anybody may know of a package that we issued: not for whom it was made. */
export type IssuedPackage = {
  what: "package";
  /** Of which file the hash is. */
  hashOf: "manifest" | "zip";
  reference: string;
  /** `YYYY-MM-DD` */
  issuedOn: string;
  takenAt: Date;
  profile: DeliveryProfile;
  sums: Reconciliation;
  /** Of how many it is. */
  statements: number;
  isSupplement: boolean;
};

/** A statement's text, which packages quote to the letter. */
export type IssuedText = { what: "text"; title: string; locale: Locale; versions: number[] };

export type Issued = IssuedPackage | IssuedText | { what: "key" };

/**
 * What of ours has this SHA-256: a package, by its manifest or as a ZIP, with when it was issued
 * and for which count; or what every package holds and the site shows, a text or the public key.
 * Lists of names are not known here by their hash: whoever may ask for one could try names.
 */
export async function findIssued(asked: string): Promise<Issued | null> {
  const hash = readHash(asked);
  if (!hash) return null;
  const issued = await selectIssued(hash);
  if (issued) return { what: "package", ...issued };
  if (hash === sha256(manifestPublicKey())) return { what: "key" };
  const text = await selectPublishedText(hash);
  if (!text) return null;
  const locale = isLocale(text.locale) ? text.locale : defaultLocale;
  return { what: "text", ...text, locale };
}

/** The key that fits every manifest's signature, as PEM. */
export function findManifestKey(): string {
  return manifestPublicKey();
}
