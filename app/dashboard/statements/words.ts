import { getFormatter, getTranslations } from "next-intl/server";
import { localeNames, type Locale } from "@/lib/i18n/schema";
import type { StatementVersion, VersionText } from "@/lib/statements/schema";

/** Everything that the pages about statements say, in one language. */
export async function findWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: "statementsRoom" });
  const format = await getFormatter({ locale });
  return {
    t,
    format,
    momentOf: (moment: Date | null) => (moment ? format.dateTime(moment, "moment") : null),
    countOf: (count: number) => format.number(count, "count"),
    /** "English: original, final". */
    textOf: ({ locale: language, kind, status }: Pick<VersionText, "locale" | "kind" | "status">) =>
      t("textLine", {
        language: localeNames[language],
        kind: t(`kinds.${kind}`),
        status: t(`textStatuses.${status}`),
      }),
    /** "Version 2" or "Draft of version 3". */
    versionOf: ({ number, publishedAt }: Pick<StatementVersion, "number" | "publishedAt">) =>
      publishedAt ? t("version", { number }) : t("draftOf", { number }),
  };
}

export type Words = Awaited<ReturnType<typeof findWords>>;
