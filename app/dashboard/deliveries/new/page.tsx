import { getTranslations } from "next-intl/server";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { DeliveryFields } from "@/components/dashboard/deliveries/delivery-fields";
import { recallChoices } from "@/lib/deliveries";
import { localeNames, locales } from "@/lib/i18n/schema";
import { listStatements } from "@/lib/statements";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { requestDeliveryAction } from "../actions";
import { fieldTexts } from "./field-texts";

export function generateMetadata() {
  return dashboardTitle("deliveries");
}

type NewDeliveryPageProps = { searchParams: Promise<{ afresh?: string | string[] }> };

/** The form for a list; what was chosen the last time is chosen already, and it says so. */
export default function NewDeliveryPage({ searchParams }: NewDeliveryPageProps) {
  return renderDashboardPage({
    section: "deliveries",
    load: async ({ actor, locale }) => ({
      remembered: (await searchParams).afresh ? null : await recallChoices(actor),
      statements: await listStatements(locale),
    }),
    view: async ({ remembered, statements }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "deliveries" });
      return (
        <PageBody
          title={t("new.title")}
          lead={t("new.lead")}
          back={{ href: paths.dashboardDeliveries(), label: t("title") }}
        >
          {remembered ? (
            <p className="mb-7 max-w-[44rem]">
              {t("new.remembered")}{" "}
              <a className="link" href={paths.dashboardNewDelivery({ afresh: "yes" })}>
                {t("new.afresh")}
              </a>
            </p>
          ) : null}
          <DashboardForm action={requestDeliveryAction} className="grid max-w-[44rem] gap-7">
            <DeliveryFields
              texts={fieldTexts(t)}
              remembered={remembered}
              locale={locale}
              languages={locales.map((code) => ({ value: code, label: localeNames[code] }))}
              statements={statements.map(({ slug, title, textLocale }) => ({
                slug,
                title,
                lang: textLocale,
              }))}
            />
            <p>
              <FormSubmit>{t("new.make")}</FormSubmit>
            </p>
          </DashboardForm>
        </PageBody>
      );
    },
  });
}
