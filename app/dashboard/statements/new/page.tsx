import { FormSelect, FormSubmit, FormText } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { locales, nameLanguage } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { listRooms } from "@/lib/statements";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { createStatementAction } from "../text-actions";
import { TextsPart } from "../texts-part";
import { findWords } from "../words";

export function generateMetadata() {
  return dashboardTitle("statements");
}

/** The empty form of a new statement: its texts, which of them is signed, and its address. */
export default function NewStatementPage() {
  return renderDashboardPage({
    section: "statements",
    // Asks nothing that is shown; whoever may not edit statements is refused here.
    load: ({ actor, locale }) => listRooms(actor, locale),
    view: async (_rooms, { locale }) => {
      const { t } = await findWords(locale);
      return (
        <PageBody
          title={t("new.title")}
          lead={t("new.lead")}
          back={{ href: paths.dashboardStatements(), label: t("title") }}
        >
          <Part id="text" title={t("text.part")}>
            <DashboardForm action={createStatementAction} className="grid gap-8">
              <div className="max-w-[34rem]">
                <FormSelect
                  name="originalLocale"
                  label={t("new.original")}
                  hint={t("new.originalHint")}
                  none="–"
                  value={locale}
                  options={locales.map((code) => ({
                    value: code,
                    label: nameLanguage(code, locale),
                  }))}
                />
              </div>
              <TextsPart texts={[]} originalLocale={null} locale={locale} />
              <div className="max-w-[34rem] border-t-[3px] border-ink pt-4">
                <FormText
                  name="slug"
                  label={t("new.slug")}
                  optional={t("optional")}
                  hint={t("new.slugHint")}
                  autoComplete="off"
                  autoCapitalize="none"
                />
              </div>
              <p>
                <FormSubmit>{t("new.create")}</FormSubmit>
              </p>
            </DashboardForm>
          </Part>
        </PageBody>
      );
    },
  });
}
