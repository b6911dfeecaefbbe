"use server";

import { getTranslations } from "next-intl/server";
import { wantsPreview, type FormState } from "@/components/dashboard/form-state";
import {
  changeSituation,
  moveEntry,
  publishEntry,
  removeEntry,
  restoreEntry,
  saveEntry,
  unpublishEntry,
} from "@/lib/campaign";
import { parseEntry, parseSituation, type SaveEntryOutcome } from "@/lib/campaign/schema";
import { nameLanguage, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { answerForm, type FormAnswer } from "../_shell/answer-form";
import { readEntry, readRevision, readTexts } from "./typed";

/** Shows how it will look, saves, or saves and publishes: whichever button was pressed. */
export async function saveEntryAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    if (wantsPreview(typed)) return { isPreview: true };
    const t = await translate(locale);
    const parsed = parseEntry(readEntry(typed));
    if (!parsed.ok) {
      return {
        problems: parsed.faults.map(({ field, code }) => ({ field, text: t(`faults.${code}`) })),
      };
    }
    const wish = {
      id: typed.entry ?? "",
      draft: parsed.value,
      revision: readRevision(typed),
      overwrite: typed.overwrite === "on",
      publish: typed.do === "publish" ? { withoutLanguage: typed.oneLanguage === "on" } : null,
    };
    return answerSaved(await saveEntry(actor, wish, { now }), locale, t);
  });
}

function answerSaved(saved: SaveEntryOutcome, locale: Locale, t: Words): FormAnswer {
  const problem = (field: string | null, text: string) => ({ problems: [{ field, text }] });
  switch (saved.outcome) {
    case "saved":
    case "published":
      return { goTo: paths.dashboardTimeline(), flash: t(`flash.${saved.outcome}`) };
    case "overtaken":
      return problem("overwrite", t("form.overtaken"));
    case "no_source":
      return problem("source.0.label", t("form.noSource"));
    case "language_missing":
      return problem(
        "oneLanguage",
        t("form.languageMissing", { language: nameLanguage(saved.missing, locale) }),
      );
    case "unknown":
      return problem(null, t("form.gone"));
  }
}

/** Moves an entry, takes it off the site, or removes it: whichever button was pressed. */
export async function arrangeEntryAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const { entry = "", do: deed } = typed;
    const goTo = paths.dashboardTimeline();
    if (deed === "up" || deed === "down") {
      const { outcome } = await moveEntry(actor, { id: entry, step: deed }, { now });
      return { goTo, flash: t(`flash.${outcome}`) };
    }
    if (deed === "hide") {
      const { outcome } = await unpublishEntry(actor, entry, { now });
      const isDone = outcome === "unpublished";
      return isDone
        ? { goTo: paths.dashboardTimeline({ hidden: entry }) }
        : { goTo, flash: t(`flash.${outcome}`) };
    }
    if (deed !== "remove") return { problems: [] };
    const { outcome } = await removeEntry(actor, entry, { now });
    const isDone = outcome === "removed";
    return isDone
      ? { goTo: paths.dashboardTimeline({ removed: entry }) }
      : { goTo, flash: t(`flash.${outcome}`) };
  });
}

/** Brings back what was removed, or publishes again what was taken off the site. */
export async function undoEntryAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, { entry = "", do: deed }) => {
    const t = await translate(locale);
    const undo = deed === "restore" ? restoreEntry : publishEntry;
    const { outcome } = await undo(actor, entry, { now });
    return { goTo: paths.dashboardTimeline(), flash: t(`flash.${outcome}`) };
  });
}

/** Says anew how things stand. */
export async function changeSituationAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    if (wantsPreview(typed)) return { isPreview: true };
    const t = await translate(locale);
    const { asOf = "" } = typed;
    const parsed = parseSituation({ text: readTexts(typed, "situation"), asOf }, { now });
    if (!parsed.ok) {
      return {
        problems: parsed.faults.map(({ field, code }) => ({ field, text: t(`faults.${code}`) })),
      };
    }
    const overwrite = typed.overwrite === "on";
    const revision = readRevision(typed) ?? -1;
    const change = { draft: parsed.value, revision, overwrite };
    const { outcome } = await changeSituation(actor, change, { now });
    if (outcome === "overtaken") {
      return { problems: [{ field: "overwrite", text: t("form.overtaken") }] };
    }
    return { goTo: paths.dashboardTimeline(), flash: t("flash.situation") };
  });
}

type Words = Awaited<ReturnType<typeof translate>>;

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "timeline" });
}
