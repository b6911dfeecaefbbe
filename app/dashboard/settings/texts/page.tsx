import { getTranslations } from "next-intl/server";
import { PageBody } from "@/components/dashboard/page-body";
import { findSiteTexts } from "@/lib/campaign";
import { siteTextKeys } from "@/lib/campaign/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { SiteTextPart } from "./site-text-part";

export function generateMetadata() {
  return dashboardTitle("settings");
}

/** The campaign's title and description, and its two fixed pages, in every language. */
export default function SiteTextsPage() {
  return renderDashboardPage({
    section: "settings",
    load: ({ actor }) => findSiteTexts(actor),
    view: async (texts, { locale }) => {
      const t = await getTranslations({ locale });
      return (
        <PageBody
          title={t("siteTexts.title")}
          lead={t("siteTexts.lead")}
          back={{ href: paths.dashboardSettings(), label: t("settings.title") }}
        >
          {siteTextKeys.map((key) => (
            <SiteTextPart key={key} name={key} text={texts[key]} locale={locale} />
          ))}
        </PageBody>
      );
    },
  });
}
