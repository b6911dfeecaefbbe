import type { FormProblem } from "@/components/dashboard/form-state";
import { locales, type Locale } from "@/lib/i18n/schema";
import type { StatementFault, TypedText } from "@/lib/statements/schema";
import type { Typed } from "../_shell/answer-form";
import type { Words } from "./words";

/** A statement's texts as they were typed, by language. */
export function readTexts(typed: Typed): Record<Locale, TypedText> {
  const entries = locales.map((locale) => [
    locale,
    {
      title: typed[`title.${locale}`],
      body: typed[`body.${locale}`],
      beginning: typed[`beginning.${locale}`],
    },
  ]);
  return Object.fromEntries(entries) as Record<Locale, TypedText>;
}

/** What has to be mended, in words. */
export function toProblems(faults: StatementFault[], { t }: Pick<Words, "t">): FormProblem[] {
  return faults.map(({ field, code }) => ({
    field,
    text: code === "required" ? t(`missing.${nameOf(field)}`) : t(`faults.${code}`),
  }));
}

/** What has to be there: the other fields may be left out. */
function nameOf(field: string): "title" | "body" | "slug" {
  const name = field.split(".")[0];
  return name === "title" || name === "body" ? name : "slug";
}
