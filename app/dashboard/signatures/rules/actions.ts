"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/dashboard/form-state";
import type { Locale } from "@/lib/i18n/schema";
import {
  cancelRule,
  discardRule,
  draftRule,
  startRule,
  undoRule,
  type RuleInput,
  type RuleOutcome,
} from "@/lib/moderation";
import { paths } from "@/lib/paths";
import { answerForm, type Typed } from "../../_shell/answer-form";

const conditionFields = [
  "statement",
  "state",
  "visibility",
  "country",
  "locale",
  "from",
  "to",
  "nameWords",
  "organisationWords",
] as const;

/** Keeps a rule as a draft and leads to its preview. */
export async function draftRuleAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const drafted = await draftRule(actor, readRule(typed), { now });
    if (drafted.outcome === "drafted") return { goTo: paths.dashboardRule(drafted.id) };
    const t = await translate(locale);
    const problems = drafted.errors.map(({ field, code }) => ({
      field: field === "conditions" ? "nameWords" : field,
      text: t(`errors.${errorOf(field, code)}`),
    }));
    return { problems };
  });
}

/** Lets a draft be carried out. */
export async function startRuleAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, { rule = "" }) =>
    tell(await startRule(actor, rule, { now }), rule, "started", locale),
  );
}

/** Stops a rule. */
export async function cancelRuleAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, { rule = "" }) =>
    tell(await cancelRule(actor, rule, { now }), rule, "cancelledFlash", locale),
  );
}

/** Takes back all that a rule did. */
export async function undoRuleAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, { rule = "" }) =>
    tell(await undoRule(actor, rule, { now }), rule, "undoing", locale),
  );
}

/** Deletes a draft. */
export async function discardRuleAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale }, { rule = "" }) => {
    const { outcome } = await discardRule(actor, rule);
    const t = await translate(locale);
    if (outcome !== "done") return { problems: [{ field: null, text: t("rules.notNow") }] };
    return { goTo: paths.dashboardRules(), flash: t("rules.discarded") };
  });
}

async function tell(
  { outcome }: RuleOutcome,
  rule: string,
  done: "started" | "cancelledFlash" | "undoing",
  locale: Locale,
) {
  const t = await translate(locale);
  const flash = t(outcome === "done" ? `rules.${done}` : "rules.notNow");
  return { goTo: paths.dashboardRule(rule), flash };
}

function readRule(typed: Typed): RuleInput {
  const { verb, note } = typed;
  const asked = conditionFields.map((field) => [field, typed[field] || null]);
  const conditions = {
    ...Object.fromEntries(asked),
    flagged: typed.flagged === "on",
    quarantined: typed.quarantined === "on",
  };
  return { conditions, verb, note, reason: typed.reason || null } as RuleInput;
}

function errorOf(field: string, code: string) {
  if (code === "nothing_asked" || code === "backwards") return code;
  if (field === "verb" || field === "reason" || field === "note") return field;
  return field.endsWith("Words") ? "words" : "choice";
}

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "moderation" });
}
