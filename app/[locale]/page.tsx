import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { pageMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { Situation } from "@/components/case/situation";
import { Timeline } from "@/components/case/timeline";
import { StopPress } from "@/components/site/stop-press";
import { CampaignHero } from "@/components/statements/campaign-hero";
import { StatementCard } from "@/components/statements/statement-card";
import { Section } from "@/components/ui/section";
import { findCampaignHome, listTimeline } from "@/lib/campaign";
import { readDay } from "@/lib/i18n/formats";
import { paths } from "@/lib/paths";
import { listCurrentStatements } from "@/lib/statements";
import { statementCan } from "@/lib/statements/schema";
import { listUpdates } from "@/lib/updates";

type PageProps = { params: Promise<{ locale: string }> };

const newestEvents = 5;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const frame = await loadFrame(locale);
  if (!frame) return {};
  const { title, description } = frame;
  return {
    ...pageMetadata({ locale, path: paths.home(locale), title, description }),
    title: { absolute: title },
  };
}

/** The campaign: what is at stake, the statements with their counts, the latest news, the case in dates. */
export default async function HomePage({ params }: PageProps) {
  const locale = await readLocale(params);
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const [campaign, statements, updates, timeline, t, site, format] = await Promise.all([
    findCampaignHome(locale),
    listCurrentStatements(locale),
    listUpdates(locale),
    listTimeline(locale),
    getTranslations({ locale, namespace: "home" }),
    getTranslations({ locale, namespace: "site" }),
    getFormatter({ locale }),
  ]);
  const news = updates[0];
  const open = statements.filter(({ status }) => statementCan.sign(status)).length;
  const { situation, situationAsOf } = campaign;
  const month = format.dateTime(readDay(situationAsOf), "month");
  const events = timeline.slice(-newestEvents).map((event) => ({ ...event, sources: [] }));
  return (
    <>
      {news ? (
        <StopPress
          label={news.stopPress ? site("stopPress") : t("latestTitle")}
          href={paths.update(locale, news.slug)}
          action={news.title}
          actionLang={news.textLocale}
        />
      ) : null}
      <CampaignHero
        campaign={campaign}
        statements={statements.length}
        open={open}
        locale={locale}
      />
      <div className="page grid gap-14 pb-8">
        <Section id="statements" title={t("statementsTitle", { count: statements.length })}>
          {statements.length > 1 ? (
            <p className="mb-6 text-lg text-quiet">
              {t(open === statements.length ? "statementsLead" : "statementsLeadSome", {
                count: statements.length,
              })}
            </p>
          ) : null}
          <div className={`grid gap-y-10 ${columnsFor(statements.length)}`}>
            {statements.map((statement) => (
              <StatementCard key={statement.slug} statement={statement} locale={locale} />
            ))}
          </div>
        </Section>
        <Section id="situation" title={t("situationTitle")}>
          <Situation
            paragraphs={situation}
            asOf={{ date: situationAsOf.slice(0, 7), label: t("situationAsOf", { date: month }) }}
          />
        </Section>
        <Section id="case" title={t("caseTitle")}>
          <Timeline items={events} sourceLabels={{ one: "", many: "" }} />
          <p className="mt-4">
            <a href={paths.caseTimeline(locale)} className="link text-lg font-semibold">
              {t("caseLink")}
            </a>
          </p>
        </Section>
        <Section id="contact" title={t("contactTitle")}>
          <p className="text-lg">
            {t("contactText")}{" "}
            <a href={paths.contact(locale)} className="link font-semibold">
              {t("contactLink")}
            </a>
          </p>
        </Section>
      </div>
    </>
  );
}

/** One statement takes a line's width, three stand side by side where there is room, others in pairs. */
function columnsFor(statements: number): string {
  if (statements === 1) return "max-w-[43rem]";
  const pairs = "gap-x-[5.25rem] md:grid-cols-2";
  return statements % 3 === 0 ? `${pairs} lg:grid-cols-3 lg:gap-x-12` : pairs;
}
