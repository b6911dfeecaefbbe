import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { PageBody } from "@/components/dashboard/page-body";
import { requirePermission } from "@/lib/accounts/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { EntryForm } from "../entry-form";

export function generateMetadata() {
  return dashboardTitle("timeline");
}

/** A new entry of the case in dates. */
export default function NewEntryPage() {
  return renderDashboardPage({
    section: "timeline",
    load: async ({ actor }) => {
      requirePermission(actor, "editUpdates");
      return { id: randomUUID() };
    },
    view: async ({ id }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "timeline" });
      return (
        <PageBody title={t("newTitle")} back={{ href: paths.dashboardTimeline(), label: t("all") }}>
          <EntryForm id={id} entry={null} locale={locale} />
        </PageBody>
      );
    },
  });
}
