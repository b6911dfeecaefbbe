import { hasCyrillic, transliterate } from "../../i18n/schema";
import type { ListedName, NameColumn } from "../schema";

/** What a list for machines says of a person besides number and name: the chosen columns, and no other. */
export type Told = Partial<
  Pick<ListedName, "role" | "organisation" | "capacity" | "day" | "country" | "statements"> & {
    transliteration: string | null;
  }
>;

export function tellOf(person: ListedName, columns: readonly NameColumn[]): Told {
  const all = {
    transliteration: ["transliteration", () => toLatin(person.name)],
    role: ["role", () => person.role],
    organisation: ["organisation", () => person.organisation],
    capacity: ["capacity", () => person.capacity],
    day: ["day", () => person.day],
    statement: ["statements", () => person.statements],
    country: ["country", () => person.country],
  } as const satisfies Record<NameColumn, readonly [keyof Told, () => unknown]>;
  const chosen = Object.entries(all).filter(([column]) => columns.includes(column as NameColumn));
  return Object.fromEntries(chosen.map(([, [key, read]]) => [key, read()]));
}

function toLatin(name: string): string | null {
  return hasCyrillic(name) ? transliterate(name) : null;
}
