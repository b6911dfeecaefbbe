import type { Locale } from "../i18n/schema";
import type { ParsedPerson } from "./parse-list";

const alphabets: Record<Locale, RegExp> = {
  en: /\p{Script=Latin}/u,
  ru: /\p{Script=Cyrillic}/u,
};

type Texts = Pick<ParsedPerson, "name" | "role" | "organisation">;

/**
 * The language of each text of a person: the list's own, unless the name is written in the
 * letters of another; then each text goes by its own letters.
 */
export function findLanguages(person: Texts, listed: Locale): Record<keyof Texts, Locale> {
  const ofName = findAlphabet(person.name) ?? listed;
  const of = (text: string) => (ofName === listed ? listed : (findAlphabet(text) ?? ofName));
  return { name: ofName, role: of(person.role), organisation: of(person.organisation) };
}

/** The language whose letters a text has; null where it has those of several, or none. */
function findAlphabet(text: string): Locale | null {
  const found = (Object.keys(alphabets) as Locale[]).filter((code) => alphabets[code].test(text));
  return found.length === 1 ? found[0]! : null;
}
