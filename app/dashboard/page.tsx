import { getFormatter, getTranslations } from "next-intl/server";
import { PageBody } from "@/components/dashboard/page-body";
import { actorCan } from "@/lib/accounts/schema";
import { countWaitingBeside, findClosingNotice, findFunnels, findOverview } from "@/lib/campaign";
import { summariseLimits } from "@/lib/limits";
import { countWaiting } from "@/lib/moderation";
import { ClosingPart } from "./closing-part";
import { FunnelPart } from "./funnel-part";
import { renderDashboardPage } from "./_shell/render-page";
import { OverviewParts } from "./overview-parts";
import { ProtectionPart } from "./protection-part";
import { WaitingPart } from "./waiting-part";

/** The dashboard's first page: what waits, numbers day by day, the mail queue, the limits, what is missing before launch. */
export default function DashboardPage() {
  return renderDashboardPage({
    section: "overview",
    load: async ({ actor, locale, now }) => {
      const [overview, funnels, closing, signatures, beside] = await Promise.all([
        findOverview(actor, { locale, now }),
        findFunnels(actor, { now }),
        findClosingNotice(actor, { now }),
        countWaiting(actor),
        countWaitingBeside(actor),
      ]);
      const limits = summariseLimits(actor, { now });
      return { overview, funnels, closing, limits, waiting: { ...signatures, ...beside } };
    },
    view: async ({ overview, funnels, closing, limits, waiting }, { actor, locale, now }) => {
      const t = await getTranslations({ locale, namespace: "dashboard" });
      const format = await getFormatter({ locale });
      const { statements } = overview;
      return (
        <PageBody title={t("title")}>
          {closing ? (
            <ClosingPart
              closing={closing}
              mayDeliver={actorCan(actor, "makeDeliveries")}
              locale={locale}
            />
          ) : null}
          <WaitingPart waiting={waiting} locale={locale} />
          <OverviewParts
            overview={overview}
            locale={locale}
            now={now}
            t={t}
            format={format}
            protection={<ProtectionPart limits={limits} locale={locale} />}
          >
            <FunnelPart statements={statements} funnels={funnels} locale={locale} />
          </OverviewParts>
        </PageBody>
      );
    },
  });
}
