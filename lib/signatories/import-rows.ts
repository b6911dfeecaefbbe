import { z } from "zod";
import { locales } from "../i18n/locales";
import type { Locale } from "../i18n/schema";
import type { ListDoubt, ParsedPerson } from "./parse-list";
import { foldForSearch } from "./fold";
import { findLanguages } from "./list-languages";
import type { Localised } from "./notable-input";

const typed = z.string().max(1_000);
const texts = z.partialRecord(z.enum(locales), typed);

const doubts = [
  "name",
  "two_people",
  "brackets",
  "capacity",
  "country_missing",
  "language",
  "remark",
  "role_or_organisation",
  "semicolon",
  "wrapped",
] as const satisfies readonly ListDoubt[];

/** One line of a draft: what was understood of it and what somebody typed since, right or wrong. */
export const importRow = z.object({
  key: z.string(),
  raw: z.string(),
  remark: z.string(),
  /** The heading it stood under; of an older draft unknown. */
  heading: z.string().default(""),
  doubts: z.array(z.enum(doubts)),
  /** False leaves the line out. */
  isIncluded: z.boolean(),
  /** Somebody with this name is there, and this is another person. */
  isAnother: z.boolean(),
  /** Empty while nobody has chosen one. */
  categoryId: z.string(),
  name: texts,
  role: texts,
  organisation: texts,
  capacity: typed,
  country: typed,
});

export type ImportRow = z.output<typeof importRow>;
export const importRows = z.array(importRow).max(500);

/** What may be typed into a row of the preview; absent fields stay. */
export type RowChange = Partial<
  Pick<
    ImportRow,
    | "isIncluded"
    | "isAnother"
    | "categoryId"
    | "name"
    | "role"
    | "organisation"
    | "capacity"
    | "country"
  >
>;

/** A row with what was typed; of a text that is far too long the beginning is kept, and judged too long. */
export function changeRow(row: ImportRow, change: RowChange): ImportRow {
  const short = (text: string) => text.replaceAll("\0", "").slice(0, 1_000).toWellFormed();
  const merge = (before: ImportRow["name"], after: ImportRow["name"] = {}) => ({
    ...before,
    ...Object.fromEntries(Object.entries(after).map(([locale, text]) => [locale, short(text)])),
  });
  return {
    ...row,
    isIncluded: change.isIncluded ?? row.isIncluded,
    isAnother: change.isAnother ?? row.isAnother,
    categoryId: change.categoryId ?? row.categoryId,
    name: merge(row.name, change.name),
    role: merge(row.role, change.role),
    organisation: merge(row.organisation, change.organisation),
    capacity: short(change.capacity ?? row.capacity),
    country: short(change.country ?? row.country),
  };
}

type Category = { id: string; title: Localised; slug: string };

/** The rows with all those that are in none of the categories put into one of them. */
export function placeRest(
  rows: ImportRow[],
  categories: Pick<Category, "id">[],
  categoryId: string,
): ImportRow[] {
  const ids = new Set(categories.map(({ id }) => id));
  if (!ids.has(categoryId)) return rows;
  return rows.map((row) => (ids.has(row.categoryId) ? row : { ...row, categoryId }));
}

/**
 * The rows of a fresh draft: texts in the list's language, or in the one whose letters a name
 * is written in, which is doubted; each in the category that the heading above names. Without
 * one a person decides, unless there is only one to choose.
 */
export function toRows(
  people: ParsedPerson[],
  { locale, categories }: { locale: Locale; categories: Category[] },
): ImportRow[] {
  const byTitle = new Map(
    categories.flatMap(({ id, slug, title }) =>
      [slug, ...Object.values(title)].map((each) => [foldForSearch(each ?? ""), id] as const),
    ),
  );
  const only = categories.length === 1 ? categories[0]!.id : "";
  const rowOf = (person: ParsedPerson, index: number): ImportRow => ({
    key: String(index + 1),
    raw: person.raw.trim().slice(0, 4_000),
    remark: person.remark,
    heading: (person.heading ?? "").slice(0, 200),
    isIncluded: true,
    isAnother: false,
    categoryId: (person.heading && byTitle.get(foldForSearch(person.heading))) || only,
    ...placeTexts(person, locale),
    capacity: person.capacity ?? "",
    country: person.country ?? "",
  });
  return people.map(rowOf);
}

function placeTexts(person: ParsedPerson, locale: Locale) {
  const languages = findLanguages(person, locale);
  const place = (field: keyof typeof languages) => ({
    [languages[field]]: person[field].slice(0, 1_000),
  });
  const isOther = languages.name !== locale;
  return {
    name: place("name"),
    role: place("role"),
    organisation: place("organisation"),
    doubts: isOther ? [...person.doubts, "language" as const] : person.doubts,
  };
}
