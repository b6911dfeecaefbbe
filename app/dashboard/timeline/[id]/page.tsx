import { getTranslations } from "next-intl/server";
import { PageBody } from "@/components/dashboard/page-body";
import { findEditableEntry } from "@/lib/campaign";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { EntryForm } from "../entry-form";

type EntryPageProps = { params: Promise<{ id: string }> };

export function generateMetadata() {
  return dashboardTitle("timeline");
}

/** One entry of the case in dates. */
export default function EntryPage({ params }: EntryPageProps) {
  return renderDashboardPage({
    section: "timeline",
    load: async ({ actor }) => findEditableEntry(actor, (await params).id),
    view: async (entry, { locale }) => {
      const t = await getTranslations({ locale, namespace: "timeline" });
      return (
        <PageBody
          title={t("editTitle")}
          lead={entry.isPublished ? null : t("draft")}
          back={{ href: paths.dashboardTimeline(), label: t("all") }}
        >
          <EntryForm id={entry.id} entry={entry} locale={locale} />
        </PageBody>
      );
    },
  });
}
