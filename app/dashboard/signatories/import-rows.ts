import { locales } from "@/lib/i18n/schema";
import type { RowChange } from "@/lib/signatories/schema";
import type { Typed } from "../_shell/answer-form";

/** Rows on a page of the preview. */
export const rowsPerPage = 50;

/** What was typed into the rows of one page; a row says that it was there, since an empty box sends nothing. */
export function readRowChanges(typed: Typed): Record<string, RowChange> {
  const keys = Object.keys(typed).flatMap((name) => /^row\.(\d+)\.here$/.exec(name)?.[1] ?? []);
  return Object.fromEntries(keys.map((key) => [key, readRow(typed, key)]));
}

function readRow(typed: Typed, key: string): RowChange {
  const field = (name: string) => typed[`row.${key}.${name}`];
  const texts = (name: string) =>
    Object.fromEntries(
      locales.flatMap((locale) => {
        const text = field(`${name}.${locale}`);
        return text === undefined ? [] : [[locale, text]];
      }),
    );
  return {
    isIncluded: field("include") === "on",
    isAnother: field("another") === "on",
    categoryId: field("category"),
    name: texts("name"),
    role: texts("role"),
    organisation: texts("organisation"),
    capacity: field("capacity"),
    country: field("country"),
  };
}
