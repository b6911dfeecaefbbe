"use server";

import { getTranslations } from "next-intl/server";
import { wantsPreview, type FormState } from "@/components/dashboard/form-state";
import {
  changeIntroduction,
  changePhotograph,
  changeSettings,
  removePhotograph,
} from "@/lib/campaign";
import type { PhotographTexts, SettingsField } from "@/lib/campaign/schema";
import { locales, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { answerForm, type Typed } from "../_shell/answer-form";

/** Saves who answers for the data, how one reaches them, and how long data are kept. */
export async function changeSettingsAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const settings = {
      contactEmail: typed.contactEmail ?? "",
      controllerName: typed.controllerName ?? "",
      controllerAddress: typed.controllerAddress ?? "",
      retentionMonths: typed.retentionMonths ?? "",
      minimumAge: typed.minimumAge ?? "",
      "processors.en": typed["processors.en"] ?? "",
      "processors.ru": typed["processors.ru"] ?? "",
    } satisfies Record<SettingsField, string>;
    const changed = await changeSettings(actor, settings, { now });
    if (changed.outcome === "changed") {
      return { goTo: paths.dashboardSettings(), flash: t("saved") };
    }
    const { fields } = changed;
    return {
      problems: fields.map((field) => ({
        field,
        text: t(`unfit.${field.replace(/\..*/, "") as "processors"}`),
      })),
    };
  });
}

/** Saves what the home page says before the statements. */
export async function changeIntroductionAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    if (wantsPreview(typed)) return { isPreview: true };
    const t = await translate(locale);
    const inAll = (part: string) =>
      Object.fromEntries(locales.map((code) => [code, typed[`${part}.${code}`] ?? ""]));
    const introduction = { stake: inAll("stake"), invitation: inAll("invitation") };
    const changed = await changeIntroduction(actor, introduction, { now });
    if (changed.outcome === "changed") {
      return { goTo: paths.dashboardSettings(), flash: t("introduction.saved") };
    }
    const { faults } = changed;
    return {
      problems: faults.map(({ field, code }) => ({
        field,
        text: t(`introduction.faults.${code}`),
      })),
    };
  });
}

/** Saves the photograph, when a file was chosen, and what is said beside it. */
export async function changePhotographAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const sent = form.get("file");
    const isThere = sent instanceof File && sent.size > 0;
    const file = isThere ? new Uint8Array(await sent.arrayBuffer()) : null;
    const changed = await changePhotograph(actor, { file, texts: readTexts(typed) }, { now });
    if (changed.outcome === "changed") {
      return { goTo: paths.settingsPhotograph(), flash: t("photographSaved") };
    }
    const { problems } = changed;
    return {
      problems: problems.map(({ field, code }) => ({
        field,
        text: t(`photographProblems.${code}`),
      })),
    };
  });
}

/** Takes the photograph away. */
export async function removePhotographAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }) => {
    const t = await translate(locale);
    await removePhotograph(actor, { now });
    return { goTo: paths.settingsPhotograph(), flash: t("photographRemoved") };
  });
}

function readTexts(typed: Typed): PhotographTexts {
  const text = (field: string) => (typed[field] ?? "").normalize("NFC").trim();
  return {
    alt: { en: text("altEn"), ru: text("altRu") },
    caption: { en: text("captionEn"), ru: text("captionRu") },
    author: text("author"),
    licence: text("licence"),
    licenceUrl: text("licenceUrl"),
    sourceUrl: text("sourceUrl") || null,
  };
}

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "settings" });
}
