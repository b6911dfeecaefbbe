"use server";

import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { networkOf } from "@/app/_edge/network";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { answerFormOf } from "@/app/dashboard/_shell/answer-form";
import type { FormState } from "@/components/dashboard/form-state";
import { askForSignInLink } from "@/lib/accounts";
import { paths } from "@/lib/paths";

/** Takes a request for a sign-in link; whose address it is makes no difference to the answer. */
export async function askForLinkAction(previous: FormState, form: FormData) {
  return answerFormOf(findVisitor, previous, form, async (visitor, typed) => {
    const t = await getTranslations({ locale: visitor.locale, namespace: "signIn" });
    const asked = await askForSignInLink(typed.email ?? "", visitor);
    switch (asked.outcome) {
      case "taken":
        return { goTo: paths.signInSent() };
      case "not_an_address":
        return { problems: [{ field: "email", text: t("notAnAddress") }] };
    }
  });
}

async function findVisitor() {
  const network = networkOf({ headers: await headers() });
  return { locale: await readStaffLocale(), network, now: new Date() };
}
