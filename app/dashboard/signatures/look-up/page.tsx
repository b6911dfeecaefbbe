import { FormSubmit, FormText } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { ShownLines } from "@/components/dashboard/shown-lines";
import { requirePermission } from "@/lib/accounts/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { Tabs } from "../_parts/tabs";
import { findWords } from "../_parts/words";
import { lookUpAddressAction } from "./actions";

export function generateMetadata() {
  return dashboardTitle("signatures");
}

/** Whether a typed address has signed; posted, so that no address of a page holds it. */
export default function LookUpPage() {
  return renderDashboardPage({
    section: "signatures",
    load: async ({ actor }) => {
      requirePermission(actor, "lookUpAddress");
      return {};
    },
    view: async (_, { actor, locale }) => {
      const { t } = await findWords(locale);
      return (
        <PageBody title={t("lookUp.title")} lead={t("lookUp.lead")}>
          <Tabs actor={actor} current="lookUp" t={t} />
          <DashboardForm action={lookUpAddressAction} className="grid max-w-[34rem] gap-4">
            <FormText
              name="email"
              type="email"
              label={t("lookUp.email")}
              autoComplete="off"
              autoCapitalize="none"
            />
            <p>
              <FormSubmit>{t("lookUp.submit")}</FormSubmit>
            </p>
            <ShownLines title={t("lookUp.answer")} />
          </DashboardForm>
        </PageBody>
      );
    },
  });
}
