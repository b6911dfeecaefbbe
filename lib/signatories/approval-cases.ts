import { locales } from "../i18n/schema";
import type { BoardRow } from "./board-store";
import { selectEvidence, toEvidence } from "./notable-details-store";
import type { ApprovalCase, MatchingSignature } from "./notable-types";
import { printedName } from "./printed-name";

/** Of each of these entries what whoever approves it has to see, by its key. */
export async function findApprovalCases(
  rows: BoardRow[],
  matches: Map<string, MatchingSignature[]>,
): Promise<Record<string, ApprovalCase>> {
  const evidence = await selectEvidence(rows.map(({ id }) => id));
  const cases = rows.map((row): [string, ApprovalCase] => [
    row.id,
    {
      printed: Object.fromEntries(
        locales.map((locale) => [locale, printedName(row, locale)]),
      ) as ApprovalCase["printed"],
      evidence: evidence.filter(({ notableId }) => notableId === row.id).map(toEvidence),
      matches: matches.get(row.id) ?? [],
    },
  ]);
  return Object.fromEntries(cases);
}
