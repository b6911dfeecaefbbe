import { getTranslations } from "next-intl/server";
import { FormDay } from "@/components/dashboard/form-day";
import { FormCheckWhenAsked, FormHidden, FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { findTimeline } from "@/lib/campaign";
import { timelineLimits } from "@/lib/campaign/schema";
import { locales, nameLanguage } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../../_shell/dashboard-form";
import { MarkdownField } from "../../_shell/markdown-field";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { changeSituationAction } from "../actions";

export function generateMetadata() {
  return dashboardTitle("timeline");
}

/** How things stand, in every language, and up to which day that was checked. */
export default function SituationPage() {
  return renderDashboardPage({
    section: "timeline",
    load: ({ actor, locale }) => findTimeline(actor, locale),
    view: async ({ situation }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "timeline" });
      return (
        <PageBody
          title={t("situation.editTitle")}
          back={{ href: paths.dashboardTimeline(), label: t("all") }}
        >
          <DashboardForm action={changeSituationAction} className="grid gap-7">
            <FormHidden name="revision" value={String(situation.revision)} />
            {locales.map((code) => (
              <MarkdownField
                key={code}
                name={`situation.${code}`}
                label={t("situation.text", { language: nameLanguage(code, locale) })}
                format="paragraphs"
                value={situation.text[code] ?? ""}
                lang={code}
                rows={8}
                limit={timelineLimits.situation}
              />
            ))}
            <div className="max-w-[20rem]">
              <FormDay
                name="asOf"
                label={t("situation.asOf")}
                hint={t("situation.asOfHint")}
                value={situation.asOf}
              />
            </div>
            <FormCheckWhenAsked name="overwrite" label={t("form.overwrite")} />
            <p>
              <FormSubmit>{t("situation.save")}</FormSubmit>
            </p>
          </DashboardForm>
        </PageBody>
      );
    },
  });
}
