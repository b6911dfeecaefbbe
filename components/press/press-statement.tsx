import { getFormatter, getTranslations } from "next-intl/server";
import { EachOwnVersion } from "@/components/signatories/each-own-version";
import { FactsLine } from "@/components/ui/facts-line";
import { Heading } from "@/components/ui/heading";
import { Section } from "@/components/ui/section";
import type { PressStatement as Facts } from "@/lib/deliveries/schema";
import { readDay } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { CopyButton } from "./copy-button";
import { PressTexts } from "./press-texts";

/** One statement for journalists: its facts, its texts as files, its first signatories to copy. */
export async function PressStatement({ statement, locale }: { statement: Facts; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "press" });
  const about = await getTranslations({ locale, namespace: "statement" });
  const home = await getTranslations({ locale, namespace: "home" });
  const format = await getFormatter({ locale });
  const { slug, title, textLocale, initiators, datedOn, count, isWorkingText } = statement;
  const {
    notablesBesideCount: beside,
    names,
    note,
    supported,
    isOpen,
    closedAt,
    version,
  } = statement;
  const namesId = `names-${slug}`;
  return (
    <Section id={`statement-${slug}`} title={title} titleLang={textLocale}>
      <div className="grid max-w-[52rem] gap-6">
        <FactsLine
          facts={[
            initiators,
            datedOn ? (
              <time dateTime={datedOn}>{format.dateTime(readDay(datedOn), "day")}</time>
            ) : null,
            <strong key="count">
              {t("count", { count, number: format.number(count, "count") })}
              {beside > 0 ? ` ${t("beside", { count: beside })}` : null}
            </strong>,
            isOpen
              ? null
              : closedAt
                ? home("closedOn", { date: format.dateTime(closedAt, "day") })
                : home("closed"),
            isWorkingText ? (
              <strong key="working" className="text-signal">
                {about("workingText")}
              </strong>
            ) : null,
          ].filter(Boolean)}
        />
        {version > 1 ? (
          <p className="text-[0.9375rem] text-quiet">
            <EachOwnVersion slug={slug} locale={locale} />
          </p>
        ) : null}
        <p className="no-print">
          <a href={paths.statement(locale, slug)} className="link font-semibold">
            {t("statement")}
          </a>
        </p>
        <PressTexts statement={statement} locale={locale} />
        <div>
          <Heading level={3} className="mb-3">
            {t("names")}
          </Heading>
          {names === null ? (
            <p className="text-lg">{t("noNames")}</p>
          ) : (
            <>
              {supported ? <p className="mb-3">{supported}</p> : null}
              <CopyButton
                of={namesId}
                about={title}
                labels={{ copy: t("copy"), copied: t("copied"), failed: t("copyFailed") }}
              />
              <pre
                id={namesId}
                className="border border-rule bg-field p-4 font-sans text-base whitespace-pre-wrap"
              >
                {names}
              </pre>
              {note ? <p className="mt-3 text-[0.9375rem] text-quiet">{note}</p> : null}
            </>
          )}
        </div>
      </div>
    </Section>
  );
}
