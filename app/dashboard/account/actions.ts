"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/dashboard/form-state";
import {
  changeOwnName,
  endOtherSessions,
  endOwnSession,
  makeRecoveryCodes,
  removeOwnPasskey,
} from "@/lib/accounts";
import { longestOwnName } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { answerForm } from "../_shell/answer-form";

/** Saves how the signed-in person is called. */
export async function changeOwnNameAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const { outcome } = await changeOwnName(actor, typed.name ?? "", { now });
    switch (outcome) {
      case "changed":
        return { goTo: paths.dashboardAccount(), flash: t("nameSaved") };
      case "not_a_name":
        return { problems: [{ field: "name", text: t("notAName", { most: longestOwnName }) }] };
      case "taken":
        return { problems: [{ field: "name", text: t("nameTaken") }] };
    }
  });
}

/** Takes one of one's passkeys away. */
export async function removePasskeyAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const { outcome } = await removeOwnPasskey(actor, typed.passkey ?? "", { now });
    if (outcome === "last_one") return { problems: [{ field: null, text: t("lastPasskey") }] };
    return { goTo: paths.dashboardAccount(), flash: t("passkeyRemoved") };
  });
}

/** Makes ten new recovery codes and shows them this once. */
export async function makeRecoveryCodesAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, now }) => {
    return { shown: await makeRecoveryCodes(actor, { now }) };
  });
}

/** Ends one of one's sessions. */
export async function endSessionAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    await endOwnSession(actor, typed.session ?? "", { now });
    return { goTo: paths.dashboardAccount(), flash: t("sessionEnded") };
  });
}

/** Ends every session but the present one. */
export async function endOtherSessionsAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async (visit) => {
    const t = await translate(visit.locale);
    const ended = await endOtherSessions(visit, visit);
    return { goTo: paths.dashboardAccount(), flash: t("sessionsEnded", { ended }) };
  });
}

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "account" });
}
