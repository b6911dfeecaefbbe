"use server";

import { getTranslations } from "next-intl/server";
import { matchesName, type FormState } from "@/components/dashboard/form-state";
import type { Locale } from "@/lib/i18n/schema";
import { cancelMailing, mailUpdate, pauseMailing, resumeMailing, sendTestUpdate } from "@/lib/mail";
import { paths } from "@/lib/paths";
import { findEditableUpdate } from "@/lib/updates";
import { answerForm } from "../../../_shell/answer-form";

/** Mails it to those who asked, after the box was ticked that says so. */
export async function mailUpdateAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, { update = "", sure }) => {
    const t = await translate(locale);
    if (sure !== "on") return { problems: [{ field: "sure", text: t("sureMissing") }] };
    const mailed = await mailUpdate(actor, update, { now });
    const goTo = paths.dashboardUpdateMail(update);
    switch (mailed.outcome) {
      case "begun":
        return { goTo, flash: t("begun") };
      case "mailed_before":
        return { goTo, flash: t("mailedBefore") };
      case "not_published":
        return { problems: [{ field: null, text: t("publishFirst") }] };
    }
  });
}

/** Sends it to whoever presses, and to nobody else. */
export async function testMailAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, { update = "" }) => {
    const t = await translate(locale);
    const sent = await sendTestUpdate(actor, update, { now });
    if (sent.outcome === "unknown") return { problems: [{ field: null, text: t("gone") }] };
    return {
      goTo: paths.dashboardUpdateMail(update),
      flash: t("testSent", { count: sent.mails }),
    };
  });
}

/** Pauses the mailing. */
export async function pauseAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, { update = "" }) => {
    const t = await translate(locale);
    const paused = await pauseMailing(actor, update, { now });
    if (paused.outcome === "unknown") return { problems: [{ field: null, text: t("gone") }] };
    const flash =
      paused.outcome === "paused" ? t("pausedFlash", { count: paused.waiting }) : t("nothingWaits");
    return { goTo: paths.dashboardUpdateMail(update), flash };
  });
}

/** Lets it go on. */
export async function resumeAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, { update = "" }) => {
    const t = await translate(locale);
    const resumed = await resumeMailing(actor, update, { now });
    const goTo = paths.dashboardUpdateMail(update);
    switch (resumed.outcome) {
      case "resumed":
        return { goTo, flash: t("resumedFlash", { count: resumed.waiting }) };
      case "not_paused":
        return { goTo, flash: t("notPaused") };
      case "not_published":
        return { problems: [{ field: null, text: t("resumeFirst") }] };
      case "unknown":
        return { problems: [{ field: null, text: t("gone") }] };
    }
  });
}

/** Stops it for good, once its title was typed. */
export async function cancelAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const { update = "", confirmation } = typed;
    const found = await findEditableUpdate(actor, update);
    const titles = Object.values(found?.title ?? {});
    if (found && !titles.some((title) => matchesName(confirmation, title))) {
      return { problems: [{ field: "confirmation", text: t("cancelMismatch") }] };
    }
    const cancelled = await cancelMailing(actor, update, { now });
    const goTo = paths.dashboardUpdateMail(update);
    switch (cancelled.outcome) {
      case "cancelled":
        return { goTo, flash: t("cancelledFlash", { count: cancelled.notMailed }) };
      case "nothing_waits":
        return { goTo, flash: t("nothingWaits") };
      case "unknown":
        return { problems: [{ field: null, text: t("gone") }] };
    }
  });
}

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "news.mail" });
}
