"use server";

import { matchesName, type FormState } from "@/components/dashboard/form-state";
import { isLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import {
  checkTranslation,
  discardDraft,
  findRoom,
  publishDraft,
  setTextStatus,
} from "@/lib/statements";
import { answerForm } from "../_shell/answer-form";
import { capitalise, findWords } from "./words";

/** Publishes a draft as the next version. */
export async function publishAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const { t } = await findWords(locale);
    const { statement: id = "", basedOn = "" } = typed;
    const translationsFit = typed.translationsFit === "on";
    const keepsNote = typed.keepsNote === "on";
    const wish = { id, basedOn, translationsFit, keepsNote };
    const published = await publishDraft(actor, wish, { now });
    switch (published.outcome) {
      case "published":
        return {
          goTo: paths.dashboardStatement(id),
          flash: t("publish.done", { number: published.number }),
        };
      case "unknown":
        return { goTo: paths.dashboardStatements(), flash: t("gone") };
      case "overtaken":
      case "unchanged":
      case "no_draft":
      case "no_original":
        return { problems: [{ field: null, text: t(`publish.${published.outcome}`) }] };
    }
  });
}

/** Throws a draft away, and with a first draft the whole statement. */
export async function discardDraftAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const { t } = await findWords(locale);
    const { statement: id = "", basedOn = "" } = typed;
    const room = await findRoom(actor, id, locale);
    if (room && !matchesName(typed.confirmation, room.title)) {
      return { problems: [{ field: "confirmation", text: t("discard.wrongTitle") }] };
    }
    const { outcome } = await discardDraft(actor, { id, basedOn }, { now });
    switch (outcome) {
      case "discarded":
      case "no_draft":
        return { goTo: paths.dashboardStatement(id), flash: t(`discard.${outcome}`) };
      case "deleted":
        return { goTo: paths.dashboardStatements(), flash: t("discard.deleted") };
      case "unknown":
        return { goTo: paths.dashboardStatements(), flash: t("gone") };
      case "in_use":
      case "overtaken":
        return { problems: [{ field: null, text: t(`discard.${outcome}`) }] };
    }
  });
}

/** Keeps that a translation fits the original that is read now. */
export async function checkTranslationAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const { t, languageOf } = await findWords(locale);
    const { statement: id = "", language = "", number = "" } = typed;
    const checked = { id, locale: language, number: Number(number) };
    const { outcome } = await checkTranslation(actor, checked, { now });
    if (outcome === "unknown") return { goTo: paths.dashboardStatements(), flash: t("gone") };
    if (outcome === "overtaken") {
      return { problems: [{ field: null, text: t("published.checkOvertaken") }] };
    }
    const name = isLocale(language) ? capitalise(languageOf(language)) : language;
    return {
      goTo: paths.dashboardStatement(id),
      flash: t("published.checked", { language: name, number: checked.number }),
    };
  });
}

/** Sets a published text to final, or back to working. */
export async function setTextStatusAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const { t, languageOf } = await findWords(locale);
    const { statement: id = "", language = "", number = "" } = typed;
    const status = typed.status === "final" ? "final" : "working";
    const said = { id, locale: language, number: Number(number), status } as const;
    const { outcome } = await setTextStatus(actor, said, { now });
    if (outcome === "unknown") return { goTo: paths.dashboardStatements(), flash: t("gone") };
    if (outcome === "overtaken") {
      return { problems: [{ field: null, text: t("published.statusOvertaken") }] };
    }
    const name = isLocale(language) ? capitalise(languageOf(language)) : language;
    return {
      goTo: paths.dashboardStatement(id),
      flash: t("statusSet", { language: name, status: t(`textStatuses.${status}`) }),
    };
  });
}
