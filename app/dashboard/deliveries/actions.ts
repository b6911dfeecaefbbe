"use server";

import { getTranslations } from "next-intl/server";
import type { FormProblem, FormState } from "@/components/dashboard/form-state";
import {
  approveDelivery,
  cancelDelivery,
  changeApprovalRule,
  discardFile,
  readRequest,
  refuseDelivery,
  requestDelivery,
  requestSupplement,
  type RequestFault,
} from "@/lib/deliveries";
import type { Actor } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { answerForm } from "../_shell/answer-form";

/** Asks for a list. */
export async function requestDeliveryAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const read = readRequest(typed);
    if (!read.ok) return { problems: toProblems(read.faults, t) };
    const asked = await requestDelivery(actor, read, { now });
    if (asked.outcome === "unknown_statement") {
      return { problems: [{ field: "statements", text: t("faults.statements.gone") }] };
    }
    return { goTo: paths.dashboardDelivery(asked.id), flash: t(`flash.${asked.outcome}`) };
  });
}

/** Asks for what has changed since a list was handed over. */
export async function requestSupplementAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const note = typed.note?.trim().slice(0, 4000) || null;
    const asked = await requestSupplement(
      actor,
      { deliveryId: typed.delivery ?? "", note },
      { now },
    );
    if (asked.outcome === "unknown_delivery" || asked.outcome === "unknown_statement") {
      return { problems: [{ field: null, text: t("tooLate") }] };
    }
    return { goTo: paths.dashboardDelivery(asked.id), flash: t(`flash.${asked.outcome}`) };
  });
}

const steps = {
  approve: approveDelivery,
  refuse: refuseDelivery,
  cancel: cancelDelivery,
  discard: discardFile,
} as const satisfies Record<string, (actor: Actor, id: string, clock: { now: Date }) => unknown>;

type Step = keyof typeof steps;

function isStep(text: string | undefined): text is Step {
  return text !== undefined && Object.hasOwn(steps, text);
}

/** Approves, refuses, cancels or discards; the button says which. */
export async function decideDeliveryAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const id = typed.delivery ?? "";
    if (!isStep(typed.step)) return { problems: [{ field: null, text: t("tooLate") }] };
    const { outcome } = await steps[typed.step](actor, id, { now });
    if (outcome === "own_request") return { problems: [{ field: null, text: t("ownRequest") }] };
    if (outcome === "too_late") return { problems: [{ field: null, text: t("tooLate") }] };
    return { goTo: paths.dashboardDelivery(id), flash: t(`flash.${typed.step}`) };
  });
}

/** Sets above how many names a second admin has to agree. */
export async function changeApprovalRuleAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const { outcome } = await changeApprovalRule(actor, typed.above ?? "", { now });
    if (outcome === "changed") return { goTo: paths.dashboardDeliveries(), flash: t("flash.rule") };
    return { problems: [{ field: "above", text: t("rule.notANumber") }] };
  });
}

type Texts = Awaited<ReturnType<typeof translate>>;

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "deliveries" });
}

/** In the order of the form's fields. */
const faultTexts = {
  recipient: "faults.recipient",
  purpose: "faults.purpose",
  profile: "faults.profile",
  statements: "faults.statements.none",
  formats: "faults.formats",
  columns: "faults.columns",
  order: "faults.order",
  locale: "faults.choice",
  paper: "faults.choice",
  since: "faults.since",
  note: "faults.note",
} as const;

function toProblems(faults: RequestFault[], t: Texts): FormProblem[] {
  const found = new Set(faults.map(({ field }) => field));
  const fields = (Object.keys(faultTexts) as (keyof typeof faultTexts)[]).filter((field) =>
    found.has(field),
  );
  return fields.map((field) => ({ field, text: t(faultTexts[field]) }));
}
