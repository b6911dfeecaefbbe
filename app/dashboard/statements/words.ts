import { getFormatter, getTranslations } from "next-intl/server";
import { nameLanguage, type Locale } from "@/lib/i18n/schema";
import type { StatementVersion, VersionText } from "@/lib/statements/schema";

/** Everything that the pages about statements say, in one language. */
export async function findWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: "statementsRoom" });
  const format = await getFormatter({ locale });
  const languageOf = (code: Locale) => nameLanguage(code, locale);
  return {
    t,
    format,
    /** "Russian", "русский": what the reader's own language calls it. */
    languageOf,
    momentOf: (moment: Date | null) => (moment ? format.dateTime(moment, "moment") : null),
    countOf: (count: number) => format.number(count, "count"),
    /** "English: original, final". */
    textOf: ({ locale: language, kind, status }: Pick<VersionText, "locale" | "kind" | "status">) =>
      t("textLine", {
        language: capitalise(languageOf(language)),
        kind: t(`kinds.${kind}`),
        status: t(`textStatuses.${status}`),
      }),
    /** "Version 2" or "Draft of version 3". */
    versionOf: ({ number, publishedAt }: Pick<StatementVersion, "number" | "publishedAt">) =>
      publishedAt ? t("version", { number }) : t("draftOf", { number }),
  };
}

/** As at the beginning of a line. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export type Words = Awaited<ReturnType<typeof findWords>>;
