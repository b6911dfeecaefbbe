"use server";

import { getTranslations } from "next-intl/server";
import { matchesName, wantsPreview, type FormState } from "@/components/dashboard/form-state";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import {
  deleteUpdate,
  findEditableUpdate,
  publishAgain,
  saveUpdate,
  unpublishUpdate,
} from "@/lib/updates";
import { parseUpdate, type SaveUpdateOutcome } from "@/lib/updates/schema";
import { answerForm, type FormAnswer, type Typed } from "../_shell/answer-form";

/** Shows how it will look, saves, or saves and publishes: whichever button was pressed. */
export async function saveUpdateAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    if (wantsPreview(typed)) return { isPreview: true };
    const t = await translate(locale);
    const parsed = parseUpdate(readTyped(typed));
    if (!parsed.ok) {
      return {
        problems: parsed.faults.map(({ field, code }) => ({ field, text: t(`faults.${code}`) })),
      };
    }
    const saved = await saveUpdate(
      actor,
      {
        id: typed.update ?? "",
        draft: parsed.value,
        revision: /^\d{1,9}$/.test(typed.revision ?? "") ? Number(typed.revision) : null,
        overwrite: typed.overwrite === "on",
        publish: typed.do === "publish" ? { withoutLanguage: typed.oneLanguage === "on" } : null,
      },
      { now },
    );
    return answerSaved(saved, locale, t);
  });
}

function answerSaved(saved: SaveUpdateOutcome, locale: Locale, t: Words): FormAnswer {
  const problem = (field: string | null, text: string) => ({ problems: [{ field, text }] });
  switch (saved.outcome) {
    case "saved":
      return {
        goTo: paths.dashboardUpdate(saved.id),
        flash: t(saved.isPublic ? "flash.corrected" : "flash.draft"),
      };
    case "published":
      return { goTo: paths.dashboardUpdate(saved.id), flash: t("flash.published") };
    case "overtaken":
      return problem("overwrite", t("form.overtaken"));
    case "slug_taken":
      return problem("slug", t("form.slugTaken"));
    case "incomplete":
      return problem(saved.field, t("form.incomplete"));
    case "language_missing":
      return problem(
        "oneLanguage",
        t("form.languageMissing", { language: nameLanguage(saved.missing, locale) }),
      );
    case "unknown":
      return problem(null, t("form.gone"));
  }
}

/** Takes it off the site. */
export async function unpublishAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, { update = "" }) => {
    const t = await translate(locale);
    const done = await unpublishUpdate(actor, update, { now });
    if (done.outcome === "unknown") return { problems: [{ field: null, text: t("form.gone") }] };
    const held = done.outcome === "unpublished" ? done.heldMails : 0;
    const flash = held ? t("flash.unpublishedHeld", { count: held }) : t("flash.unpublished");
    return { goTo: paths.dashboardUpdate(update), flash };
  });
}

/** Takes that back. */
export async function publishAgainAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, { update = "" }) => {
    const t = await translate(locale);
    const { outcome } = await publishAgain(actor, update, { now });
    if (outcome === "unknown") return { problems: [{ field: null, text: t("form.gone") }] };
    if (outcome === "incomplete") {
      return { problems: [{ field: null, text: t("withdrawn.incomplete") }] };
    }
    return { goTo: paths.dashboardUpdate(update), flash: t("flash.published") };
  });
}

/** Deletes a draft whose title was typed. */
export async function deleteUpdateAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const { update = "", confirmation } = typed;
    const found = await findEditableUpdate(actor, update);
    const titles = Object.values(found?.title ?? {});
    if (found && !titles.some((title) => matchesName(confirmation, title))) {
      return { problems: [{ field: "confirmation", text: t("delete.mismatch") }] };
    }
    const { outcome } = await deleteUpdate(actor, update, { now });
    if (outcome === "not_a_draft") {
      return { problems: [{ field: null, text: t("delete.notADraft") }] };
    }
    return { goTo: paths.dashboardUpdates(), flash: t("flash.deleted") };
  });
}

function readTyped(typed: Typed) {
  const read = (field: string) =>
    Object.fromEntries(locales.map((locale) => [locale, typed[`${field}.${locale}`] ?? ""]));
  const { slug = "", sourceUrl = "" } = typed;
  return {
    title: read("title"),
    body: read("body"),
    ...{ slug, sourceUrl, stopPress: typed.stopPress === "on" },
  };
}

type Words = Awaited<ReturnType<typeof translate>>;

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "news" });
}
