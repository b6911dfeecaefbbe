"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/dashboard/form-state";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { addCategory, moveCategory, removeCategory, renameCategory } from "@/lib/signatories";
import { parseCategoryTitle } from "@/lib/signatories/schema";
import { answerForm, type Typed } from "../_shell/answer-form";
import { readLocalised, toProblems } from "./typed";

/** Adds a category at the end. */
export async function addCategoryAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const title = parseCategoryTitle(readLocalised(typed, "title"));
    if (!title.ok) return { problems: toProblems(title.faults, t) };
    const slug = typed.statement ?? "";
    const { outcome } = await addCategory(actor, { slug, title: title.value }, { now });
    const flash = outcome === "added" ? t("categoryForm.added") : t("categoryForm.unknown");
    return { goTo: goBack(typed), flash };
  });
}

/** Gives a category other titles, moves it a place, or removes it: whichever button was pressed. */
export async function changeCategoryAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const id = typed.category ?? "";
    const goTo = goBack(typed);
    if (typed.do === "up" || typed.do === "down") {
      const { outcome } = await moveCategory(actor, { id, step: typed.do }, { now });
      return { goTo, flash: t(`categoryForm.${outcome}`) };
    }
    if (typed.do === "remove") {
      const moveTo = typed[`moveTo.${id}`] || null;
      const { outcome } = await removeCategory(actor, { id, moveTo }, { now });
      if (outcome !== "not_empty") return { goTo, flash: t(`categoryForm.${outcome}`) };
      return { problems: [{ field: `moveTo.${id}`, text: t("categoryForm.not_empty") }] };
    }
    const title = parseCategoryTitle(readLocalised(typed, `title.${id}`));
    if (!title.ok) {
      const problems = toProblems(title.faults, t);
      return {
        problems: problems.map(({ field, text }) => ({
          field: field?.replace("title.", `title.${id}.`) ?? null,
          text,
        })),
      };
    }
    const { outcome } = await renameCategory(actor, { id, title: title.value }, { now });
    return { goTo, flash: t(`categoryForm.${outcome}`) };
  });
}

function goBack(typed: Typed): string {
  return paths.dashboardCategories(typed.statement ?? "");
}

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "notables" });
}
