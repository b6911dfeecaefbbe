import { transliterate, hasCyrillic } from "../../i18n/schema";
import type { ListedName, NameColumn } from "../schema";
import type { Words } from "../words";

/** How the cells of one list are written: which there are, in which words. */
export type CellStyle = {
  columns: NameColumn[];
  words: Words;
  /** Titles of statements by slug, in the list's language. */
  titles: Record<string, string>;
  /** Names of countries by code, in the list's language. */
  countries: Record<string, string>;
};

/** Every table begins with these; the chosen ones follow. */
export const firstColumns = ["number", "name"] as const;
export type CellColumn = (typeof firstColumns)[number] | NameColumn;

/**
 * Which statements this person signed, for a list that is read as a text: empty where the column
 * was not chosen, or where there is one statement and everybody signed it.
 */
export function signedOf(person: ListedName, style: CellStyle): string {
  const isSeveral = Object.keys(style.titles).length > 1;
  if (!isSeveral || !style.columns.includes("statement")) return "";
  return cellOf("statement", person, style);
}

/** The columns of a table in a steady order, whatever the order in which they were chosen. */
export function columnsOf({ columns }: CellStyle): CellColumn[] {
  const inOrder: NameColumn[] = [
    "transliteration",
    "role",
    "organisation",
    "capacity",
    "country",
    "statement",
    "day",
  ];
  return [...firstColumns, ...inOrder.filter((column) => columns.includes(column))];
}

/** A column's heading. */
export function headingOf(column: CellColumn, { words }: CellStyle): string {
  return words(`columns.${column}`);
}

/** A cell's text; empty where there is nothing to say. */
export function cellOf(column: CellColumn, person: ListedName, style: CellStyle): string {
  switch (column) {
    case "number":
      return String(person.number);
    case "name":
      return person.name;
    case "transliteration":
      return hasCyrillic(person.name) ? transliterate(person.name) : "";
    case "role":
      return person.role ?? "";
    case "organisation":
      return person.organisation ?? "";
    case "capacity":
      return person.capacity ? style.words(`capacities.${person.capacity}`) : "";
    case "country":
      return person.country ? (style.countries[person.country] ?? person.country) : "";
    case "statement":
      return person.statements.map((slug) => style.titles[slug] ?? slug).join("; ");
    case "day":
      return person.day ?? "";
  }
}
