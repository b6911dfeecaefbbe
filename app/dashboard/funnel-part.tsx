import { getFormatter, getTranslations } from "next-intl/server";
import { DayChart } from "@/components/charts/day-chart";
import { DataTable } from "@/components/dashboard/data-table";
import { EmptyState } from "@/components/dashboard/empty-state";
import { Figures } from "@/components/dashboard/figures";
import { Part } from "@/components/dashboard/part";
import { Heading } from "@/components/ui/heading";
import {
  funnelSteps,
  type FunnelDay,
  type StatementFunnel,
  type StatementOverview,
} from "@/lib/campaign/schema";
import { readDay, type Locale } from "@/lib/i18n";
import { SourcesTable } from "./sources-table";

type FunnelPartProps = {
  statements: Pick<StatementOverview, "slug" | "title" | "titleLocale">[];
  funnels: Record<string, StatementFunnel>;
  locale: Locale;
};

/** How signatures went day by day, for each statement: numbers, a chart, the same as a table. */
export async function FunnelPart({ statements, funnels, locale }: FunnelPartProps) {
  const t = await getTranslations({ locale, namespace: "moderation.funnel" });
  const shown = statements.filter(({ slug }) => hasHappened(funnels[slug]));
  return (
    <Part id="funnel" title={t("title")} lead={t("lead")}>
      {shown.length ? (
        <div className="grid gap-9">
          {shown.map(({ slug, title, titleLocale }) => (
            <section key={slug} aria-labelledby={`funnel-${slug}`} className="min-w-0">
              <Heading level={3} size="small" id={`funnel-${slug}`} lang={titleLocale}>
                {title}
              </Heading>
              <Funnel title={title} days={funnels[slug]!.days} locale={locale} />
              <SourcesTable sources={funnels[slug]!.sources} title={title} locale={locale} />
            </section>
          ))}
        </div>
      ) : (
        <EmptyState title={t("empty")} text={t("emptyText")} />
      )}
    </Part>
  );
}

function hasHappened(funnel: StatementFunnel | undefined): boolean {
  return funnel?.days.some((day) => funnelSteps.some((step) => day[step] > 0)) ?? false;
}

type FunnelProps = { title: string; days: FunnelDay[]; locale: Locale };

async function Funnel({ title, days, locale }: FunnelProps) {
  const t = await getTranslations({ locale, namespace: "moderation.funnel" });
  const format = await getFormatter({ locale });
  const dayOf = (day: string) => format.dateTime(readDay(day), "day");
  const number = (value: number) => format.number(value, "count");
  const steps = funnelSteps.map((key) => ({ key, label: t(key) }));
  const sumOf = (key: (typeof funnelSteps)[number]) => days.reduce((sum, day) => sum + day[key], 0);
  return (
    <div className="mt-3 grid gap-4">
      <Figures figures={steps.map(({ key, label }) => ({ label, value: number(sumOf(key)) }))} />
      <DayChart
        label={t("chart", { statement: title })}
        series={steps}
        days={days.map((day) => ({
          ...day,
          day: dayOf(day.day),
          short: format.dateTime(readDay(day.day), "shortDay"),
        }))}
      />
      <details>
        <summary className="font-semibold">{t("asTable")}</summary>
        <div className="mt-3">
          <DataTable
            caption={t("chart", { statement: title })}
            columns={[
              { key: "day", heading: t("day") },
              ...steps.map(({ key, label }) => ({ key, heading: label, isNumber: true })),
            ]}
            rows={days.toReversed().map((day) => ({
              key: day.day,
              cells: {
                day: dayOf(day.day),
                ...Object.fromEntries(funnelSteps.map((step) => [step, number(day[step])])),
              },
            }))}
          />
        </div>
      </details>
    </div>
  );
}
