"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/dashboard/form-state";
import { paths } from "@/lib/paths";
import { acceptChange, refuseChange } from "@/lib/signing";
import { answerForm } from "../../_shell/answer-form";

/** Takes over, or leaves, what the owner of a notable signature proposed. */
export async function decideChangeAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await getTranslations({ locale, namespace: "moderation.changes" });
    const isAccepted = typed.decision === "accept";
    const decide = isAccepted ? acceptChange : refuseChange;
    const { outcome } = await decide(actor, typed.change ?? "", { now });
    const done = isAccepted ? "accepted" : "refused";
    return {
      goTo: paths.dashboardChanges(),
      flash: t(outcome === "gone" ? "gone" : done),
    };
  });
}
