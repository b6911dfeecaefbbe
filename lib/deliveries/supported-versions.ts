import type { Locale } from "../i18n/schema";
import { earlierVersions, type NotableCategory } from "../signatories/schema";
import type { StatementDetails } from "../statements/schema";
import { pressWordsOf, writeDay } from "./words";

/**
 * One sentence on who among the first signatories signed an earlier version than the text that is
 * read now; null where nobody did.
 */
export function tellVersions(
  notables: NotableCategory[],
  { version: present, versions }: Pick<StatementDetails, "version" | "versions">,
  locale: Locale,
): string | null {
  const words = pressWordsOf(locale);
  const { numbers, isMixed } = earlierVersions(notables, present);
  const dayOf = (number: number) =>
    writeDay(versions.find((each) => each.number === number)?.day ?? "", locale);
  const [first] = numbers;
  if (first === undefined) return null;
  if (!isMixed) return words("supportedAll", { number: first, day: dayOf(first), present });
  const people = notables.flatMap((each) => each.people);
  const lists = numbers.map((number) => {
    const names = people.filter(({ version }) => version === number).map(({ name }) => name);
    return words("supportedBy", { number, day: dayOf(number), names: names.join(", ") });
  });
  return words("supportedSome", { present, lists: lists.join("; ") });
}
