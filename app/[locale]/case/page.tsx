import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { pageMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { Situation } from "@/components/case/situation";
import { Timeline } from "@/components/case/timeline";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { findCampaignHome, listTimeline } from "@/lib/campaign";
import { readDay, type Locale } from "@/lib/i18n";
import { paths } from "@/lib/paths";

/** In which a source may be written so that its readers are told. */
const sourceLanguages = ["en", "ru", "uk", "de", "es", "fr", "it", "is", "pl", "pt"] as const;

type CasePageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: CasePageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "case" });
  const facts = { locale, path: paths.caseTimeline(locale) };
  return pageMetadata({ ...facts, title: t("title"), description: t("description") });
}

/** The case: how things stand, and up to when that is known; then everything in dates, with sources. */
export default async function CasePage({ params }: CasePageProps) {
  const locale = await readLocale(params);
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "case" });
  const format = await getFormatter({ locale });
  const [campaign, timeline] = await Promise.all([findCampaignHome(locale), listTimeline(locale)]);
  const asOf = readDay(campaign.situationAsOf);

  return (
    <Page title={t("title")} lead={t("lead")}>
      <Section id="situation" title={t("situationTitle")}>
        <Situation
          paragraphs={campaign.situation}
          asOf={{
            date: campaign.situationAsOf.slice(0, 7),
            label: t("asOf", { date: format.dateTime(asOf, "month") }),
          }}
        />
      </Section>
      <Section id="timeline" title={t("timelineTitle")}>
        <Timeline items={timeline} sourceLabels={await loadSourceLabels(locale)} />
      </Section>
    </Page>
  );
}

async function loadSourceLabels(locale: Locale) {
  const t = await getTranslations({ locale, namespace: "case" });
  const codes = sourceLanguages.map((code) => [code, t(`languages.${code}`)] as const);
  return { one: t("source"), many: t("sources"), languages: Object.fromEntries(codes) };
}
