import { getFormatter, getTranslations } from "next-intl/server";
import { FactsLine } from "@/components/ui/facts-line";
import { Heading } from "@/components/ui/heading";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { readDay } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/schema";
import type { PublicVersion, VersionText } from "@/lib/statements/schema";
import { StatementText } from "./statement-text";
import { VersionChanges } from "./version-changes";

type VersionPartProps = {
  version: PublicVersion;
  /** The one that took its place; null for the text that is read now. */
  next: PublicVersion | null;
  /** First signatories who support this version. */
  supporters: number;
  locale: Locale;
};

/** One version of a statement: when it stood here, what changed in it, its words, what was remarked. */
export async function VersionPart({ version, next, supporters, locale }: VersionPartProps) {
  const t = await getTranslations({ locale, namespace: "versions" });
  const format = await getFormatter({ locale });
  const { number, day, publishedAt, signatures: count, editorsNote, texts } = version;
  const publishedHere = format.dateTime(publishedAt, "day");
  const known = format.dateTime(readDay(day), "day");
  return (
    <Section
      id={`version-${number}`}
      title={t("line", { number, day: known })}
      className="max-w-[43rem]"
    >
      <FactsLine
        facts={[
          next ? (
            t("replacedOn", { day: format.dateTime(next.publishedAt, "day") })
          ) : (
            <strong key="present">{t("present")}</strong>
          ),
          publishedHere === known ? null : t("publishedHere", { day: publishedHere }),
          count === null ? null : t("signatures", { count, number: format.number(count, "count") }),
          supporters > 0 ? t("supporters", { count: supporters }) : null,
        ].filter(Boolean)}
      />
      {number > 1 ? (
        <div className="mt-6">
          <Heading level={3} size="small" className="mb-3">
            {t("changed", { number: number - 1 })}
          </Heading>
          <VersionChanges version={version} locale={locale} />
        </div>
      ) : null}
      <div className="mt-6 border-b border-rule">
        {texts.map((text) => (
          <WholeText key={text.locale} number={number} text={text} locale={locale} />
        ))}
      </div>
      {editorsNote ? (
        <Notice title={t("editorsNote", { number })} className="mt-6 text-quiet">
          <p>{editorsNote}</p>
        </Notice>
      ) : null}
    </Section>
  );
}

type WholeTextProps = { number: number; text: VersionText; locale: Locale };

async function WholeText({ number, text, locale }: WholeTextProps) {
  const t = await getTranslations({ locale, namespace: "versions" });
  const { title, body, demand, locale: language, kind, sha256 } = text;
  return (
    <details className="border-t border-rule py-3">
      <summary className="font-semibold">
        {t(kind === "original" ? "readOriginal" : "readTranslation", { number, language })}
      </summary>
      <div className="mt-4 mb-3">
        <Heading level={3} lang={language} className="mb-4">
          {title}
        </Heading>
        <StatementText body={body} demand={demand} lang={language} />
        <p className="mt-4 text-[0.9375rem] break-all text-quiet">
          SHA-256 <code className="font-mono">{sha256}</code>
        </p>
      </div>
    </details>
  );
}
