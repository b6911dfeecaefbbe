import { getTranslations } from "next-intl/server";
import {
  FormCheckWhenAsked,
  FormSelect,
  FormSubmit,
  FormText,
} from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { nameLanguage } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { findBoard } from "@/lib/signatories";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { inviteAction } from "../entry-actions";
import { WordingFields } from "../wording-fields";
import { listOtherLanguages } from "../typed";

type PageProps = { searchParams: Promise<{ statement?: unknown }> };

export function generateMetadata() {
  return dashboardTitle("signatories");
}

/** Invites somebody with the wording that was agreed. */
export default async function InvitePage({ searchParams }: PageProps) {
  const { statement } = await searchParams;
  return renderDashboardPage({
    section: "signatories",
    load: ({ actor, locale }) =>
      findBoard(actor, typeof statement === "string" ? statement : null, locale),
    view: async (board, { locale }) => {
      const t = await getTranslations({ locale, namespace: "notables" });
      const { slug } = board.statement;
      return (
        <PageBody
          title={t("inviteForm.title")}
          lead={`${board.statement.title}. ${t("inviteForm.lead")}`}
          back={{ href: paths.dashboardBoard(slug), label: t("toBoard") }}
        >
          <DashboardForm action={inviteAction} className="grid max-w-[52rem] gap-5">
            <input type="hidden" name="statement" value={slug} />
            <WordingFields wording={null} locale={locale} />
            <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
              <FormSelect
                name="category"
                label={t("inviteForm.category")}
                none={t("inviteForm.choose")}
                options={board.categories.map(({ id, title }) => ({ value: id, label: title }))}
              />
              <FormSelect
                name="language"
                label={t("entry.language")}
                none={nameLanguage(locale, locale)}
                options={listOtherLanguages(locale)}
              />
            </div>
            <FormText
              name="email"
              type="email"
              label={t("entry.email")}
              optional={t("entry.optional")}
              hint={t("entry.emailHint")}
            />
            <FormCheckWhenAsked name="another" label={t("same.another")} />
            <p>
              <FormSubmit>{t("inviteForm.submit")}</FormSubmit>
            </p>
          </DashboardForm>
        </PageBody>
      );
    },
  });
}
