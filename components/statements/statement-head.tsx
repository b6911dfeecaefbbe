import { getFormatter, getTranslations } from "next-intl/server";
import { FactsLine } from "@/components/ui/facts-line";
import { Heading } from "@/components/ui/heading";
import { readDay } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/schema";
import type { StatementDetails } from "@/lib/statements/schema";
import { VersionLine } from "./version-line";

type StatementHeadProps = { statement: StatementDetails; locale: Locale };

/** The statement's title, who initiated it, when, what kind of text this is and which of its versions. */
export async function StatementHead({ statement, locale }: StatementHeadProps) {
  const t = await getTranslations({ locale, namespace: "statement" });
  const format = await getFormatter({ locale });
  const { title, textLocale, initiators, datedOn, isTranslation, isWorkingText, versions } =
    statement;
  return (
    <header>
      <Heading level={1} size={sizeOf(title)} lang={textLocale} className="mb-6">
        {title}
      </Heading>
      <FactsLine
        facts={[
          initiators,
          datedOn ? (
            <time dateTime={datedOn}>{format.dateTime(readDay(datedOn), "day")}</time>
          ) : null,
          isTranslation ? t("translation") : t("original"),
          versions.length > 1 ? (
            <VersionLine key="version" statement={statement} locale={locale} />
          ) : null,
          isWorkingText ? <strong className="text-signal">{t("workingText")}</strong> : null,
        ].filter(Boolean)}
      />
    </header>
  );
}

/** A short title is a poster; the longer it is, the smaller, so that the text is still in sight. */
function sizeOf({ length }: string) {
  if (length > 100) return "section";
  return length > 60 ? "title" : "poster";
}
