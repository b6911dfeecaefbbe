import { getTranslations } from "next-intl/server";
import { FormSubmit, FormText } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { requirePermission } from "@/lib/accounts";
import { DashboardForm } from "../_shell/dashboard-form";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";
import { changeOwnNameAction } from "./actions";

export async function generateMetadata() {
  return dashboardTitle("account");
}

/** What everybody of the team looks after themselves. */
export default function AccountPage() {
  return renderDashboardPage({
    section: "account",
    load: async ({ actor }) => {
      requirePermission(actor, "manageOwnAccount");
      return actor;
    },
    view: async ({ name }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "account" });
      return (
        <PageBody title={t("title")}>
          <Part id="own-name" title={t("nameTitle")}>
            <DashboardForm action={changeOwnNameAction} className="grid max-w-[28rem] gap-4">
              <FormText name="name" label={t("name")} hint={t("nameHint")} value={name ?? ""} />
              <p>
                <FormSubmit>{t("save")}</FormSubmit>
              </p>
            </DashboardForm>
          </Part>
        </PageBody>
      );
    },
  });
}
