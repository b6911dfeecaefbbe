import { getTranslations } from "next-intl/server";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { findPhotographSettings } from "@/lib/campaign";
import { imageName } from "@/lib/campaign/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { removePhotographAction } from "../actions";
import { PhotographForm } from "./photograph-form";

export function generateMetadata() {
  return dashboardTitle("settings");
}

/** The campaign's photograph with what is said beside it. */
export default function PhotographPage() {
  return renderDashboardPage({
    section: "settings",
    load: ({ actor }) => findPhotographSettings(actor),
    view: async ({ file, credit }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "settings" });
      const address = file && imageName.test(file) ? paths.photograph(file) : file;
      return (
        <PageBody
          title={t("photograph")}
          lead={t("photographLead")}
          back={{ href: paths.dashboardSettings(), label: t("title") }}
        >
          {address ? (
            <Part id="present" title={t("present")}>
              <img src={address} alt={credit.alt[locale]} className="mb-4 max-h-80 max-w-full" />
              <DashboardForm action={removePhotographAction}>
                <FormSubmit look="danger">{t("removePhotograph")}</FormSubmit>
              </DashboardForm>
            </Part>
          ) : null}
          <Part id="new-photograph" title={address ? t("change") : t("add")}>
            <PhotographForm credit={credit} locale={locale} isRequired={!address} />
          </Part>
        </PageBody>
      );
    },
  });
}
