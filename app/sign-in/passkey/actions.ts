"use server";

import { getTranslations } from "next-intl/server";
import { answerFormOf } from "@/app/dashboard/_shell/answer-form";
import { requireSignedIn } from "@/app/dashboard/_shell/visit";
import type { FormState } from "@/components/dashboard/form-state";
import { giveRecoveryCode } from "@/lib/accounts";
import { paths } from "@/lib/paths";

/** The second step by a recovery code, for who has lost every passkey. */
export async function giveRecoveryCodeAction(previous: FormState, form: FormData) {
  return answerFormOf(requireSignedIn, previous, form, async (visit, typed) => {
    const t = await getTranslations({ locale: visit.locale, namespace: "passkey" });
    const { outcome } = await giveRecoveryCode(visit, typed.code ?? "", visit);
    if (outcome === "accepted") return { goTo: paths.dashboardAccount(), flash: t("codeUsed") };
    return { problems: [{ field: "code", text: t("codeRefused") }] };
  });
}
