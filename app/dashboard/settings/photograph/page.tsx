import { getTranslations } from "next-intl/server";
import { FormCheck, FormHidden, FormSubmit } from "@/components/dashboard/form-fields";
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
    view: async (photograph, { locale }) => {
      const { file, credit } = photograph;
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
              <DashboardForm
                action={removePhotographAction}
                className="grid max-w-[34rem] gap-4"
                label={t("removePhotograph")}
              >
                <FormHidden name="present" value={file ?? ""} />
                <FormCheck name="forGood" label={t("removal.forGood")} hint={t("removal.hint")} />
                <p>
                  <FormSubmit look="danger">{t("removePhotograph")}</FormSubmit>
                </p>
              </DashboardForm>
            </Part>
          ) : null}
          <Part id="new-photograph" title={address ? t("change") : t("add")}>
            <PhotographForm photograph={photograph} locale={locale} isRequired={!address} />
          </Part>
        </PageBody>
      );
    },
  });
}
