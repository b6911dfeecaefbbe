"use server";

import { getFormatter, getTranslations } from "next-intl/server";
import { wantsPreview, type FormProblem, type FormState } from "@/components/dashboard/form-state";
import {
  changeIntroduction,
  changePhotograph,
  changeSettings,
  removePhotograph,
} from "@/lib/campaign";
import { leastDaysLeft, type SettingsOutcome } from "@/lib/campaign/schema";
import { locales, pickText, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { answerForm } from "../_shell/answer-form";
import { readPhotographTexts, readSettings, readWish } from "./typed";

/** Saves who answers for the data, how one reaches them, and how long data are kept. */
export async function changeSettingsAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const earlierEnd = { name: typed.confirmation ?? "", months: typed.askedMonths ?? "" };
    const wish = { ...readWish(typed), earlierEnd };
    const changed = await changeSettings(actor, readSettings(typed), wish, { now });
    if (changed.outcome === "changed") {
      return { goTo: paths.dashboardSettings(), flash: t("saved") };
    }
    return { problems: await nameProblems(changed, locale) };
  });
}

async function nameProblems(
  settled: Exclude<SettingsOutcome, { outcome: "changed" }>,
  locale: Locale,
): Promise<FormProblem[]> {
  const t = await translate(locale);
  const format = await getFormatter({ locale });
  const day = (moment: Date) => format.dateTime(moment, "day");
  switch (settled.outcome) {
    case "unfit":
      return settled.fields.map((field) => ({
        field,
        text: t(`unfit.${field.replace(/\..*/, "") as "processors"}`),
      }));
    case "overtaken":
      return [{ field: "overwrite", text: t("overtaken") }];
    case "too_soon":
      return [
        {
          field: "retentionMonths",
          text: t("tooSoon", { day: day(settled.endsAt), days: leastDaysLeft }),
        },
      ];
    case "ends_earlier": {
      const { endsAt, endsNow, signatures: count, title } = settled;
      const days = { day: day(endsAt), before: day(endsNow) };
      const name = pickText(title, locale) ?? "";
      return [{ field: "confirmation", text: t("endsEarlier", { ...days, count, name }) }];
    }
  }
}

/** Saves what the home page says before the statements. */
export async function changeIntroductionAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    if (wantsPreview(typed)) return { isPreview: true };
    const t = await translate(locale);
    const inAll = (part: string) =>
      Object.fromEntries(locales.map((code) => [code, typed[`${part}.${code}`] ?? ""]));
    const introduction = { stake: inAll("stake"), invitation: inAll("invitation") };
    const wish = readWish(typed, "overwriteIntroduction");
    const changed = await changeIntroduction(actor, introduction, wish, { now });
    switch (changed.outcome) {
      case "changed":
        return { goTo: paths.dashboardSettings(), flash: t("introduction.saved") };
      case "overtaken":
        return { problems: [{ field: "overwriteIntroduction", text: t("overtaken") }] };
      case "unfit":
        return {
          problems: changed.faults.map(({ field, code }) => ({
            field,
            text: t(`introduction.faults.${code}`),
          })),
        };
    }
  });
}

/** Saves the photograph, when a file was chosen, and what is said beside it. */
export async function changePhotographAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const sent = form.get("file");
    const isThere = sent instanceof File && sent.size > 0;
    const file = isThere ? new Uint8Array(await sent.arrayBuffer()) : null;
    const areOfNew = typed.areOfNew === "on";
    const wish = { file, areOfNew, texts: readPhotographTexts(typed), ...readWish(typed) };
    const changed = await changePhotograph(actor, wish, { now });
    switch (changed.outcome) {
      case "changed":
        return { goTo: paths.settingsPhotograph(), flash: t("photographSaved") };
      case "overtaken":
        return { problems: [{ field: "overwrite", text: t("overtaken") }] };
      case "unfit":
        return {
          problems: changed.problems.map(({ field, code }) => ({
            field,
            text: t(`photographProblems.${code}`),
          })),
        };
    }
  });
}

/** Takes the photograph away for good, once it was ticked that this is meant. */
export async function removePhotographAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    if (typed.forGood !== "on") {
      return { problems: [{ field: "forGood", text: t("removal.tick") }] };
    }
    const { outcome } = await removePhotograph(actor, { file: typed.present ?? "" }, { now });
    return outcome === "removed"
      ? { goTo: paths.settingsPhotograph(), flash: t("photographRemoved") }
      : { problems: [{ field: null, text: t("removal.overtaken") }] };
  });
}

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "settings" });
}
