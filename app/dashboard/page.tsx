import { getFormatter, getTranslations } from "next-intl/server";
import { PageBody } from "@/components/dashboard/page-body";
import { countWaitingBeside, findFunnels, findOverview } from "@/lib/campaign";
import { countWaiting } from "@/lib/moderation";
import { FunnelPart } from "./funnel-part";
import { renderDashboardPage } from "./_shell/render-page";
import { OverviewParts } from "./overview-parts";
import { WaitingPart } from "./waiting-part";

/** The dashboard's first page: what waits, numbers day by day, the mail queue, what is missing before launch. */
export default function DashboardPage() {
  return renderDashboardPage({
    section: "overview",
    load: async ({ actor, locale, now }) => {
      const [overview, funnels, signatures, beside] = await Promise.all([
        findOverview(actor, { locale, now }),
        findFunnels(actor, { now }),
        countWaiting(actor),
        countWaitingBeside(actor),
      ]);
      return { overview, funnels, waiting: { ...signatures, ...beside } };
    },
    view: async ({ overview, funnels, waiting }, { locale, now }) => {
      const t = await getTranslations({ locale, namespace: "dashboard" });
      const format = await getFormatter({ locale });
      const { statements } = overview;
      return (
        <PageBody title={t("title")}>
          <WaitingPart waiting={waiting} locale={locale} />
          <OverviewParts overview={overview} locale={locale} now={now} t={t} format={format}>
            <FunnelPart statements={statements} funnels={funnels} locale={locale} />
          </OverviewParts>
        </PageBody>
      );
    },
  });
}
