import { getTranslations } from "next-intl/server";
import { ActionLink } from "@/components/dashboard/action-button";
import { EarlierEnd } from "@/components/dashboard/earlier-end";
import {
  FormCheckWhenAsked,
  FormHidden,
  FormSubmit,
  FormText,
  FormTextArea,
} from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { findIntroduction, findSettings } from "@/lib/campaign";
import { locales, nameLanguage } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../_shell/dashboard-form";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";
import { changeSettingsAction } from "./actions";
import { IntroductionPart } from "./introduction-part";

export function generateMetadata() {
  return dashboardTitle("settings");
}

/** What the operator has to fill in before launch, and may change later. */
export default function SettingsPage() {
  return renderDashboardPage({
    section: "settings",
    load: async ({ actor }) => ({
      settings: await findSettings(actor),
      introduction: await findIntroduction(actor),
    }),
    view: async ({ settings, introduction }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "settings" });
      const { contactEmail, controllerName, controllerAddress } = settings;
      return (
        <PageBody
          title={t("title")}
          actions={
            <>
              <ActionLink href={paths.settingsTexts()}>{t("texts")}</ActionLink>
              <ActionLink href={paths.settingsPhotograph()}>{t("photograph")}</ActionLink>
            </>
          }
        >
          <Part id="responsible" title={t("responsible")} lead={t("responsibleLead")}>
            <DashboardForm action={changeSettingsAction} className="grid max-w-[34rem] gap-5">
              <FormHidden name="revision" value={String(settings.revision)} />
              <FormCheckWhenAsked name="overwrite" label={t("overwrite")} />
              <FormText
                name="controllerName"
                label={t("controllerName")}
                hint={t("controllerNameHint")}
                value={controllerName ?? ""}
              />
              <FormTextArea
                name="controllerAddress"
                label={t("controllerAddress")}
                rows={3}
                value={controllerAddress ?? ""}
              />
              <FormText
                name="contactEmail"
                type="email"
                label={t("contactEmail")}
                hint={t("contactEmailHint")}
                value={contactEmail ?? ""}
                autoComplete="off"
              />
              {locales.map((code) => (
                <FormTextArea
                  key={code}
                  name={`processors.${code}`}
                  label={t("processors", { language: nameLanguage(code, locale) })}
                  hint={t("processorsHint")}
                  rows={3}
                  value={settings.processors[code] ?? ""}
                  lang={code}
                />
              ))}
              <FormText
                name="retentionMonths"
                label={t("retentionMonths")}
                hint={t("retentionMonthsHint")}
                value={String(settings.retentionMonths)}
              />
              <EarlierEnd label={t("earlierEnd")} />
              <FormText
                name="minimumAge"
                label={t("minimumAge")}
                hint={t("minimumAgeHint")}
                value={String(settings.minimumAge)}
              />
              <p>
                <FormSubmit>{t("save")}</FormSubmit>
              </p>
            </DashboardForm>
          </Part>
          <IntroductionPart introduction={introduction} locale={locale} />
        </PageBody>
      );
    },
  });
}
