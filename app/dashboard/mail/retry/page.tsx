import { ActionLink } from "@/components/dashboard/action-button";
import { EmptyState } from "@/components/dashboard/empty-state";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { previewRetry } from "@/lib/mail";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { retryAction } from "../actions";
import { findWords } from "../words";

export function generateMetadata() {
  return dashboardTitle("mail");
}

/** Before sending again what was given up: how many go, how many cannot, and the button. */
export default function RetryPage() {
  return renderDashboardPage({
    section: "mail",
    load: ({ actor, now }) => previewRetry(actor, { now }),
    view: async ({ again, gone }, { locale }) => {
      const { t } = await findWords(locale);
      const back = { href: paths.dashboardMail(), label: t("retry.back") };
      if (again === 0) {
        return (
          <PageBody title={t("retry.title")} back={back}>
            <EmptyState
              title={t("retry.nothing")}
              text={t("retry.nothingText")}
              action={<ActionLink href={back.href}>{back.label}</ActionLink>}
            />
          </PageBody>
        );
      }
      return (
        <PageBody title={t("retry.title")} lead={t("retry.lead")} back={back}>
          <div className="grid max-w-[46rem] gap-5">
            <p className="font-semibold">{t("retry.again", { count: again })}</p>
            {gone > 0 ? <p>{t("retry.gone", { count: gone })}</p> : null}
            <DashboardForm action={retryAction} className="flex flex-wrap gap-3">
              <FormSubmit>{t("retry.button", { count: again })}</FormSubmit>
              <ActionLink href={back.href}>{back.label}</ActionLink>
            </DashboardForm>
          </div>
        </PageBody>
      );
    },
  });
}
