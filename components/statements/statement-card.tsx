import { getFormatter, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { FactsLine } from "@/components/ui/facts-line";
import { Heading } from "@/components/ui/heading";
import { readDay } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { statementCan, type StatementSummary } from "@/lib/statements/schema";

type StatementCardProps = { statement: StatementSummary; locale: Locale };

/** One statement on the home page: title, origin, count, whether it is closed, and the way to it. */
export async function StatementCard({ statement, locale }: StatementCardProps) {
  const t = await getTranslations({ locale, namespace: "home" });
  const format = await getFormatter({ locale });
  const { slug, title, textLocale, initiators, datedOn, isWorkingText, isTranslation } = statement;
  const { count, notablesBesideCount: notables, status, closedAt } = statement;
  const isOpen = statementCan.sign(status);
  return (
    <article className="flex flex-col gap-4 border-t border-rule pt-5">
      <Heading level={3} size="section" lang={textLocale}>
        {title}
      </Heading>
      <FactsLine
        facts={[
          initiators,
          datedOn ? (
            <time dateTime={datedOn}>{format.dateTime(readDay(datedOn), "day")}</time>
          ) : null,
          isOpen ? null : (
            <strong key="closed" className="text-ink">
              {closedAt ? t("closedOn", { date: format.dateTime(closedAt, "day") }) : t("closed")}
            </strong>
          ),
          isTranslation ? t("translation") : null,
          isWorkingText ? <strong className="text-signal">{t("workingText")}</strong> : null,
        ].filter(Boolean)}
      />
      <p className="text-lg">
        {count > 0 ? (
          <>
            <strong>{t("signedCount", { count, number: format.number(count, "count") })}</strong>
            {notables > 0 ? `, ${t("besideCount", { count: notables })}` : null}
          </>
        ) : (
          <strong>
            {notables > 0 ? t("besideNone", { count: notables }) : t(isOpen ? "noneYet" : "none")}
          </strong>
        )}
      </p>
      <p className="mt-auto">
        <ButtonLink href={paths.statement(locale, slug)} look={isOpen ? "main" : "plain"}>
          {isOpen ? t("readAndSign") : t("read")}
          <span className="sr-only" lang={textLocale}>
            {": "}
            {title}
          </span>
        </ButtonLink>
      </p>
    </article>
  );
}
