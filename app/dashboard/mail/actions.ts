"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/dashboard/form-state";
import { retryFailedMails } from "@/lib/mail";
import { paths } from "@/lib/paths";
import { answerForm } from "../_shell/answer-form";

/** Sends again what was given up; the page afterwards says what came of it. */
export async function retryAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }) => {
    const { again, gone } = await retryFailedMails(actor, { now });
    const t = await getTranslations({ locale, namespace: "mailRoom.retry" });
    const flash = [t("doneAgain", { count: again }), t("doneGone", { count: gone })];
    return { goTo: paths.dashboardMail(), flash: flash.filter(Boolean).join(" ") };
  });
}
