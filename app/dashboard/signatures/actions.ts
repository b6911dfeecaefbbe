"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/dashboard/form-state";
import type { Locale } from "@/lib/i18n/schema";
import { moderateSignatures, undoActs, type DeedInput } from "@/lib/moderation";
import type { ModerationError } from "@/lib/moderation/schema";
import { paths } from "@/lib/paths";
import { answerForm, type Typed } from "../_shell/answer-form";

/** Does one deed to the signatures chosen on a page, or to the one whose page it is. */
export async function moderateAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const result = await moderateSignatures(actor, readDeed(typed), { now });
    if (result.outcome === "invalid") return { problems: await tellErrors(result.errors, locale) };
    const verb = readDeed(typed).verb;
    return { goTo: placeOf(typed), flash: t(`done.${verb}`, { count: result.changed }) };
  });
}

/** Undoes one deed, however many signatures it was done to. */
export async function undoAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const { restored } = await undoActs(actor, listIds(typed.acts), { now });
    return { goTo: placeOf(typed), flash: t("undone", { count: restored }) };
  });
}

function readDeed(typed: Typed): DeedInput {
  const chosen = Object.keys(typed).filter((name) => name.startsWith("chosen-"));
  const ids = typed.all === "on" ? listIds(typed.page) : chosen.map((name) => name.slice(7));
  const { verb, note } = typed;
  return { ids, verb, note, reason: typed.reason || null } as DeedInput;
}

function listIds(text = ""): string[] {
  return text.split(" ").filter(Boolean);
}

/** Back to the signature, the queue or the table. */
function placeOf({ signature, from }: Typed): string {
  if (signature) return paths.dashboardSignature(signature);
  return from === "review" ? paths.dashboardReview() : paths.dashboardSignatures();
}

async function tellErrors(errors: ModerationError[], locale: Locale) {
  const t = await translate(locale);
  return errors.map(({ field, code }) => {
    if (field === "ids") {
      return { field: "ids", text: t(code === "too_many" ? "errors.too_many" : "errors.ids") };
    }
    return { field, text: t(`errors.${field}`) };
  });
}

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "moderation" });
}
