import type { getFormatter } from "next-intl/server";
import type { SignatoryDay } from "@/components/signatories/signatory-days";
import { readDay } from "@/lib/i18n";
import type { PublicSignatory } from "@/lib/signatories/schema";

const longestQuery = 100;
const longestCursor = 100;

/** The address's query as it came: anybody may write anything there. */
export type ListQuery = Record<string, string | string[] | undefined>;

/** The search and the cursor of an address: one line of printable text each, empty when absent. */
export function readListQuery({ q, after }: ListQuery): { q: string; after: string } {
  return { q: readLine(q, longestQuery), after: readLine(after, longestCursor) };
}

function readLine(value: string | string[] | undefined, longest: number): string {
  const first = (Array.isArray(value) ? value[0] : value) ?? "";
  const printable = first
    .slice(0, 4 * longest)
    .replace(/\p{C}/gu, " ")
    .normalize("NFC");
  return [...printable].slice(0, longest).join("").trim();
}

type Formatter = Awaited<ReturnType<typeof getFormatter>>;

/** The list by days, in its order, each day in words. */
export function groupByDay(signatories: PublicSignatory[], format: Formatter): SignatoryDay[] {
  const days = Map.groupBy(signatories, ({ day }) => day);
  return [...days].map(([day, people]) => ({
    day,
    label: format.dateTime(readDay(day), "day"),
    signatories: people,
  }));
}
