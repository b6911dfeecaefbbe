import { organisationMark, searchWords } from "../signatories/schema";
import type { RuleConditions, RuleVerb } from "./schema";
import type { SqlValues } from "./sql-values";

/** The conditions of a rule, asked of rows named `s`. */
export function writeConditions(conditions: RuleConditions, values: SqlValues): string {
  const { statement, state, visibility, country, locale, from, to } = conditions;
  const parts = ["true"];
  if (statement) {
    const slug = values.add(statement);
    parts.push(`s.statement_id = (SELECT id FROM statement WHERE slug = ${slug})`);
  }
  if (state) parts.push(`s.state = ${values.add(state)}::signature_state`);
  if (visibility) parts.push(`s.visibility = ${values.add(visibility)}::visibility`);
  if (country) parts.push(`s.country = ${values.add(country)}`);
  if (locale) parts.push(`s.locale = ${values.add(locale)}`);
  if (from) parts.push(`s.submitted_on >= ${values.add(from)}::date`);
  if (to) parts.push(`s.submitted_on <= ${values.add(to)}::date`);
  if (conditions.flagged) parts.push("s.flags <> '{}'");
  if (conditions.quarantined) parts.push("s.quarantined");
  parts.push(...writeAllWords(conditions, values));
  return parts.join(" AND ");
}

function writeAllWords({ nameWords, organisationWords }: RuleConditions, values: SqlValues) {
  const ofName = searchWords(nameWords ?? "") ?? [];
  const ofOrganisation = searchWords(organisationWords ?? "") ?? [];
  const words = [...ofName, ...ofOrganisation.map((word) => organisationMark + word)];
  if (words.length === 0) return [];
  const tsquery = values.add(words.map((word) => `'${word}':*`).join(" & "));
  return [
    `s.search_words IS NOT NULL`,
    `array_to_tsvector(string_to_array(s.search_words, ' ')) @@ ${tsquery}::tsquery`,
  ];
}

/** Standings that a rule's deed changes; the same as `standingCan`, which a test compares it with. */
export const changedBy: Record<RuleVerb, string> = {
  release: "s.state IN ('pending', 'confirmed') AND (s.quarantined OR s.flags <> '{}')",
  flag: "s.state IN ('pending', 'confirmed') AND NOT 'by_organiser' = ANY (s.flags)",
  quarantine: "s.state IN ('pending', 'confirmed') AND NOT s.quarantined",
  invalidate: "s.state = 'confirmed'",
};
