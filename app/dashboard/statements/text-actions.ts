"use server";

import { wantsPreview, type FormState } from "@/components/dashboard/form-state";
import { isLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { createStatement, findRoom, saveDraft } from "@/lib/statements";
import { findSlugFault, makeSlug, parseTexts } from "@/lib/statements/schema";
import { answerForm } from "../_shell/answer-form";
import { readTexts, toProblems } from "./typed";
import { findWords } from "./words";

/** Makes a statement with its first draft. */
export async function createStatementAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    if (wantsPreview(typed)) return { isPreview: true };
    const words = await findWords(locale);
    const { originalLocale } = typed;
    if (!isLocale(originalLocale)) {
      return { problems: toProblems([{ field: "originalLocale", code: "choice" }], words) };
    }
    const texts = parseTexts(readTexts(typed), originalLocale);
    if (!texts.ok) return { problems: toProblems(texts.faults, words) };
    const original = texts.value.find((text) => text.locale === originalLocale);
    const slug = (typed.slug ?? "").trim().toLowerCase() || makeSlug(original?.title ?? "");
    const code = findSlugFault(slug);
    if (code) return { problems: toProblems([{ field: "slug", code }], words) };
    const statement = { slug, originalLocale, texts: texts.value };
    const created = await createStatement(actor, statement, { now });
    if (created.outcome === "slug_taken") {
      return { problems: toProblems([{ field: "slug", code: "slug_taken" }], words) };
    }
    return { goTo: paths.dashboardStatement(created.id), flash: words.t("created") };
  });
}

/** Saves a statement's texts as its draft. */
export async function saveDraftAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    if (wantsPreview(typed)) return { isPreview: true };
    const words = await findWords(locale);
    const { t } = words;
    const id = typed.statement ?? "";
    const room = await findRoom(actor, id, locale);
    if (!room) return { goTo: paths.dashboardStatements(), flash: t("gone") };
    const texts = parseTexts(readTexts(typed), room.facts.originalLocale);
    if (!texts.ok) return { problems: toProblems(texts.faults, words) };
    const basedOn = typed.overwrite === "on" ? null : (typed.basedOn ?? "");
    const saved = await saveDraft(actor, { id, basedOn, texts: texts.value }, { now });
    const goTo = paths.dashboardStatement(id);
    switch (saved.outcome) {
      case "saved":
        return { goTo, flash: t("draftSaved", { number: saved.number }) };
      case "unchanged":
        return { goTo, flash: t("draftUnchanged") };
      case "overtaken":
        return { problems: [{ field: "basedOn", text: t("overtaken") }] };
      case "no_original":
        return { problems: [{ field: null, text: t("originalMoved") }] };
      case "unknown":
        return { goTo: paths.dashboardStatements(), flash: t("gone") };
    }
  });
}
