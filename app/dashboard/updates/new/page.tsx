import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { PageBody } from "@/components/dashboard/page-body";
import { requirePermission } from "@/lib/accounts/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { UpdateForm } from "../update-form";

export function generateMetadata() {
  return dashboardTitle("updates");
}

/** A new piece of news. */
export default function NewUpdatePage() {
  return renderDashboardPage({
    section: "updates",
    load: async ({ actor }) => {
      requirePermission(actor, "editUpdates");
      return { id: randomUUID() };
    },
    view: async ({ id }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "news" });
      return (
        <PageBody
          title={t("newTitle")}
          lead={t("newLead")}
          back={{ href: paths.dashboardUpdates(), label: t("all") }}
        >
          <UpdateForm id={id} update={null} locale={locale} />
        </PageBody>
      );
    },
  });
}
