import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OriginalText } from "@/components/statements/original-text";
import { StatementHead } from "@/components/statements/statement-head";
import { StatementText } from "@/components/statements/statement-text";
import { TextNotices } from "@/components/statements/text-notices";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/schema";
import { recallStatement } from "@/lib/statements";
import { OutagePage } from "./outage-page";
import { markPaused } from "./page-status";

type PausedProps = { slug: string; locale: Locale };

/**
 * A statement while the database is away: the text as it was read last, a note that signing is
 * paused, no number and no names. An outage page where this process has not read it yet.
 */
export async function PausedPage({ slug, locale }: PausedProps) {
  const statement = recallStatement(slug, locale);
  if (!statement) return <OutagePage locale={locale} />;
  markPaused();
  const t = await getTranslations({ locale, namespace: "statement" });
  const { body, demand, textLocale } = statement;
  return (
    <article className="page grid content-start gap-6 pt-8 pb-8 md:pt-14">
      <StatementHead statement={statement} locale={locale} />
      <Notice tone="signal" role="status" title={t("pausedTitle")} className="max-w-[43rem]">
        <p>{t("pausedText")}</p>
      </Notice>
      <TextNotices statement={statement} locale={locale} />
      <StatementText body={body} demand={demand} lang={textLocale} />
      <OriginalText statement={statement} locale={locale} />
    </article>
  );
}

/** Its title; nothing for search engines to keep. */
export function pausedMetadata(slug: string, locale: Locale): Metadata {
  const statement = recallStatement(slug, locale);
  const title = statement ? { title: { absolute: statement.title } } : {};
  return { ...title, robots: { index: false } };
}
