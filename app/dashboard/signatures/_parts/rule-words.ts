import type { ModerationRule, RuleConditions } from "@/lib/moderation/schema";
import type { Words } from "./words";

/** A rule's conditions, each as a name and a value in words; those that ask nothing are left out. */
export function listConditions(conditions: RuleConditions, words: Words) {
  const { t, titleOf, countryOf, dayOf } = words;
  const { statement, state, visibility, country, locale, from, to } = conditions;
  const values: [label: string, value: string | null][] = [
    [t("table.statement"), statement && titleOf(statement)],
    [t("table.state"), state && t(`states.${state}`)],
    [t("table.visibility"), visibility && t(`visibilities.${visibility}`)],
    [t("table.country"), countryOf(country)],
    [t("rules.language"), locale && words.languageOf(locale)],
    [t("table.from"), from && dayOf(from)],
    [t("table.to"), to && dayOf(to)],
    [t("rules.nameWords"), conditions.nameWords],
    [t("rules.organisationWords"), conditions.organisationWords],
    [t("rules.flagged"), conditions.flagged ? t("page.yes") : null],
    [t("rules.quarantined"), conditions.quarantined ? t("page.yes") : null],
  ];
  return values.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** A rule in one line: what it does, and to whom. */
export function titleOfRule({ verb, conditions }: ModerationRule, words: Words): string {
  const conditionsInWords = listConditions(conditions, words).map(
    ({ label, value }) => `${label}: ${value}`,
  );
  return `${words.t(`verbs.${verb}`)} · ${conditionsInWords.join(", ")}`;
}
