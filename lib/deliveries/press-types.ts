import type { Locale } from "../i18n/schema";

/** Everything that journalists get on one page, as the site shows it at this moment. */
export type PressKit = {
  /** People with at least one confirmed signature in the campaign, each once. */
  total: number;
  statements: PressStatement[];
};

export type PressStatement = {
  slug: string;
  title: string;
  /** The language of `title`. */
  textLocale: Locale;
  isWorkingText: boolean;
  initiators: string;
  /** `YYYY-MM-DD` */
  datedOn: string | null;
  /** Whether it can be signed, and when that ended, where somebody knows. */
  isOpen: boolean;
  closedAt: Date | null;
  /** Confirmed signatures, exact. */
  count: number;
  /** First signatories who came without a signature here. */
  notablesBesideCount: number;
  /** What has to be known about the first signatories' roles. */
  note: string | null;
  /** Who of them signed an earlier version than the present one; null where nobody did. */
  supported: string | null;
  version: number;
  /** The original first, which is what is signed. */
  texts: PressText[];
  /** First signatories by category as text to copy; null while there are none. */
  names: string | null;
};

/** A statement's text in one language as a file: these very bytes have this SHA-256. */
export type PressText = {
  locale: Locale;
  isTranslation: boolean;
  sha256: string;
  file: string;
};

/** The two forms of the list of first signatories, below the press page's address. */
export const pressLists = ["names.txt", "names.html"] as const;

/** A file as it is given out; `name` is what it is called on the reader's machine. */
export type PressFile = { name: string; mediaType: string; body: string };
