import { getFormatter, getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/schema";

/** Everything that the pages about mail say, in one language. */
export async function findWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: "mailRoom" });
  const format = await getFormatter({ locale });
  return {
    t,
    locale,
    number: (value: number) => format.number(value, "count"),
    moment: (at: Date) => format.dateTime(at, "moment"),
  };
}

export type Words = Awaited<ReturnType<typeof findWords>>;
