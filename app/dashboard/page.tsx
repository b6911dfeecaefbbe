import { getFormatter, getTranslations } from "next-intl/server";
import { PageBody } from "@/components/dashboard/page-body";
import { findOverview } from "@/lib/campaign";
import { renderDashboardPage } from "./_shell/render-page";
import { OverviewParts } from "./overview-parts";

/** The dashboard's first page: numbers, the mail queue, what is missing before launch. */
export default function DashboardPage() {
  return renderDashboardPage({
    section: "overview",
    load: ({ actor, locale, now }) => findOverview(actor, { locale, now }),
    view: async (overview, { locale, now }) => {
      const t = await getTranslations({ locale, namespace: "dashboard" });
      const format = await getFormatter({ locale });
      return (
        <PageBody title={t("title")}>
          <OverviewParts overview={overview} locale={locale} now={now} t={t} format={format} />
        </PageBody>
      );
    },
  });
}
