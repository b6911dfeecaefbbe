import type { Locale } from "@/lib/i18n/schema";
import type { Visibility } from "@/lib/signing/schema";

/** Somebody who signs in a test. All are invented; example.org can never receive mail. */
export type Signer = {
  name: string;
  email: string;
  locale: Locale;
  visibility: Visibility;
  role?: string;
  organisation?: string;
  personalCapacity?: boolean;
  country?: string;
};

/**
 * The one cast of all tests. Each person stands for one way to sign, so that a story
 * can be read without looking up who they are.
 */
export const cast = {
  /** Signs in English with her full name and a role in a personal capacity. */
  anna: {
    name: "Anna Example",
    email: "anna.example@example.org",
    locale: "en",
    visibility: "name",
    role: "lecturer",
    organisation: "Sampleton College",
    personalCapacity: true,
    country: "GB",
  },
  /** Signs in Russian, with his name on the site. */
  ivan: {
    name: "Иван Примеров",
    email: "ivan.primerov@example.org",
    locale: "ru",
    visibility: "name",
    role: "инженер",
    country: "DE",
  },
  /** Signs from Russia and shows initials only. */
  vera: {
    name: "Вера Образцова",
    email: "vera.obraztsova@example.org",
    locale: "ru",
    visibility: "initials",
    country: "RU",
  },
  /** Signs from Belarus: in the list handed over, not on the site. */
  pavel: {
    name: "Павел Условный",
    email: "pavel.uslovny@example.org",
    locale: "ru",
    visibility: "handover",
    role: "врач",
    organisation: "Образцовая больница",
    country: "BY",
  },
  /** Is counted and leaves no name. */
  nobody: {
    name: "Noel Placeholder",
    email: "noel.placeholder@example.org",
    locale: "en",
    visibility: "count",
  },
  /** Has a name that badly written software breaks on. */
  zoe: {
    name: "Zoë O’Neil-Žižková",
    email: "zoe.oneil@example.org",
    locale: "en",
    visibility: "name",
    organisation: "Fiction & Sons",
    country: "IE",
  },
} as const satisfies Record<string, Signer>;

/**
 * What a signer sends in the sign form, as the JSON API takes it: everything they are
 * known by, with consent given and no updates wanted. `changes` replaces single fields.
 */
export function buildSubmission(signer: Signer, changes: Record<string, unknown> = {}) {
  const { locale: _locale, ...given } = signer;
  return { ...given, consent: true, updates: false, ...changes };
}

/** The `number`th of as many different signers as a test needs, all with their names shown. */
export function buildSigner(number: number, changes: Partial<Signer> = {}): Signer {
  return {
    name: `Signer ${numberWord(number)}`,
    email: `signer-${number}@example.org`,
    locale: "en",
    visibility: "name",
    ...changes,
  };
}

/** 0 → "A", 25 → "Z", 26 → "AA": names hold letters. */
function numberWord(number: number): string {
  const earlier = Math.floor(number / 26);
  return (earlier ? numberWord(earlier - 1) : "") + String.fromCharCode(65 + (number % 26));
}
