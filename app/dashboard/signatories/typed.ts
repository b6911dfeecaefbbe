import type { getTranslations } from "next-intl/server";
import type { FormProblem } from "@/components/dashboard/form-state";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import type { NotableFault } from "@/lib/signatories/schema";
import type { Typed } from "../_shell/answer-form";

export type NotableWords = Awaited<ReturnType<typeof getTranslations<"notables">>>;

/** What was typed into the fields of one thing in every language: `name.en`, `name.ru`. */
export function readLocalised(typed: Typed, field: string): Record<string, string> {
  return Object.fromEntries(locales.map((locale) => [locale, typed[`${field}.${locale}`] ?? ""]));
}

/** What was typed of a person, as the domain checks it. */
export function readWording(typed: Typed) {
  return {
    name: readLocalised(typed, "name"),
    role: readLocalised(typed, "role"),
    organisation: readLocalised(typed, "organisation"),
    showOrganisation: typed.showOrganisation === "on",
    capacity: typed.capacity ?? "",
    country: typed.country ?? "",
  };
}

/** What to choose from beside one's own language, which an empty answer means. */
export function listOtherLanguages(own: Locale): { value: Locale; label: string }[] {
  const others = locales.filter((code) => code !== own);
  return others.map((value) => ({ value, label: nameLanguage(value, own) }));
}

/** The domain's faults in words. */
export function toProblems(faults: NotableFault[], t: NotableWords): FormProblem[] {
  return faults.map(({ field, code }) => ({ field, text: t(`faults.${code}`) }));
}

/** What is said of a name that is there already; null when nothing is. */
export function describeSame(
  same: { entries: { name: string }[]; removedAtWish: boolean },
  t: NotableWords,
): FormProblem[] {
  const names = same.entries.map(({ name }) => name).join(", ");
  const lines = [
    ...(names ? [t("same.text", { names })] : []),
    ...(same.removedAtWish ? [t("same.removed")] : []),
  ];
  return [{ field: "another", text: `${lines.join(" ")} ${t("same.decide")}` }];
}

/** The question of one entry whether somebody who signed is the same person. */
export const sameField = (entry: string) => `same.${entry}`;

/** The box of one entry among several that wait for approval. */
export const takenField = (entry: string) => `taken.${entry}`;

/** The entries that a form is about: all it offers, or those ticked where each has a box. */
export function readTaken(typed: Typed): string[] {
  const ids = (typed.ids ?? "").split(",").filter(Boolean);
  return typed.byBox ? ids.filter((id) => typed[takenField(id)] === "on") : ids;
}

/** What was answered to the questions, by entry. */
export function readSame(typed: Typed): Record<string, string> {
  const prefix = sameField("");
  const answers = Object.entries(typed).filter(([field]) => field.startsWith(prefix));
  return Object.fromEntries(answers.map(([field, answer]) => [field.slice(prefix.length), answer]));
}
