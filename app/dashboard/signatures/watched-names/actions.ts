"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/dashboard/form-state";
import { paths } from "@/lib/paths";
import { addWatchedName, removeWatchedName } from "@/lib/watchlist";
import { answerForm } from "../../_shell/answer-form";

/** Puts a name on the watch-list. */
export async function watchNameAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await getTranslations({ locale, namespace: "moderation.watched" });
    const result = await addWatchedName(actor, typed.name, { now });
    if (result.outcome === "invalid") {
      return { problems: [{ field: "name", text: t(`errors.${result.code}`) }] };
    }
    const flash = t(result.outcome === "watched" ? "added" : "already");
    return { goTo: paths.dashboardWatchedNames(), flash };
  });
}

/** Takes a name off the watch-list. */
export async function removeWatchedNameAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await getTranslations({ locale, namespace: "moderation.watched" });
    await removeWatchedName(actor, typed.id ?? "", { now });
    return { goTo: paths.dashboardWatchedNames(), flash: t("removed") };
  });
}
