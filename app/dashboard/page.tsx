import { getFormatter, getTranslations } from "next-intl/server";
import { PageBody } from "@/components/dashboard/page-body";
import { actorCan } from "@/lib/accounts/schema";
import { countWaitingBeside, findClosingNotice, findFunnels, findOverview } from "@/lib/campaign";
import { summariseLimits } from "@/lib/limits";
import { countWaiting } from "@/lib/moderation";
import { ChecklistPart } from "./checklist-part";
import { ClosingPart } from "./closing-part";
import { FunnelPart } from "./funnel-part";
import { renderDashboardPage } from "./_shell/render-page";
import { OverviewParts } from "./overview-parts";
import { ProtectionPart } from "./protection-part";
import { WaitingPart } from "./waiting-part";

/**
 * The dashboard's first page: what waits for its reader, which for admins is also what is missing
 * before launch; then the numbers day by day; then how mail and limits do.
 */
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
      const { statements, checklist } = overview;
      // Most of it is an admin's to do; organisers are told at the end.
      const isTheirs = actorCan(actor, "changeSettings");
      const isOpen = checklist.some(({ state }) => state === "open");
      const props = { items: checklist, actor, locale };
      return (
        <PageBody title={t("title")}>
          {closing ? (
            <ClosingPart
              closing={closing}
              mayDeliver={actorCan(actor, "makeDeliveries")}
              locale={locale}
            />
          ) : null}
          <WaitingPart waiting={waiting} locale={locale}>
            {isTheirs && isOpen ? <ChecklistPart {...props} /> : null}
          </WaitingPart>
          {isTheirs && !isOpen ? <ChecklistPart {...props} isPart /> : null}
          <OverviewParts overview={overview} locale={locale} now={now} t={t} format={format}>
            <FunnelPart statements={statements} funnels={funnels} locale={locale} />
          </OverviewParts>
          <ProtectionPart limits={limits} locale={locale} />
          {isTheirs ? null : <ChecklistPart {...props} isPart />}
        </PageBody>
      );
    },
  });
}
