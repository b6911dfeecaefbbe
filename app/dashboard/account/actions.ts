"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/dashboard/form-state";
import { changeOwnName } from "@/lib/accounts";
import { longestOwnName } from "@/lib/accounts/schema";
import { paths } from "@/lib/paths";
import { answerForm } from "../_shell/answer-form";

/** Saves how the signed-in person is called. */
export async function changeOwnNameAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await getTranslations({ locale, namespace: "account" });
    const { outcome } = await changeOwnName(actor, typed.name ?? "", { now });
    if (outcome === "changed") return { goTo: paths.dashboardAccount(), flash: t("nameSaved") };
    return { problems: [{ field: "name", text: t("notAName", { most: longestOwnName }) }] };
  });
}
