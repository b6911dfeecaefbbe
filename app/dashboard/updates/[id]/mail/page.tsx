import { getTranslations } from "next-intl/server";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import type { Locale } from "@/lib/i18n/schema";
import { findMailing } from "@/lib/mail";
import { paths } from "@/lib/paths";
import { findEditableUpdate } from "@/lib/updates";
import { DashboardForm } from "../../../_shell/dashboard-form";
import { dashboardTitle } from "../../../_shell/metadata";
import { renderDashboardPage } from "../../../_shell/render-page";
import { testMailAction } from "./actions";
import { MailingPart } from "./mailing-part";

type MailPageProps = { params: Promise<{ id: string }> };

export function generateMetadata() {
  return dashboardTitle("updates");
}

/** Mailing a piece of news: what goes out, a test to oneself, to how many; then how far it is. */
export default function UpdateMailPage({ params }: MailPageProps) {
  return renderDashboardPage({
    section: "updates",
    load: async ({ actor, now }) => {
      const { id } = await params;
      const update = await findEditableUpdate(actor, id);
      const mailing = update && (await findMailing(actor, id, { now }));
      return mailing && { update, mailing };
    },
    view: async ({ update, mailing }, { actor, locale }) => {
      const t = await getTranslations({ locale, namespace: "news.mail" });
      const mail = await getTranslations({ locale, namespace: "mail" });
      const { id, title } = update;
      const [shown] = [locale, ...Object.keys(title)].filter((code) => title[code]);
      return (
        <PageBody
          title={t("title")}
          lead={<span lang={shown}>{title[shown ?? ""]}</span>}
          back={{ href: paths.dashboardUpdate(id), label: t("back") }}
        >
          <MailingPart id={id} title={title[shown ?? ""] ?? ""} mailing={mailing} locale={locale} />
          <Part
            id="what"
            title={t("what")}
            lead={t("whatText", { subject: mail("update.subject") })}
          >
            <TestForm
              id={id}
              email={actor.email}
              isPublished={mailing.isPublished}
              locale={locale}
            />
          </Part>
        </PageBody>
      );
    },
  });
}

type TestFormProps = { id: string; email: string; isPublished: boolean; locale: Locale };

async function TestForm({ id, email, isPublished, locale }: TestFormProps) {
  const t = await getTranslations({ locale, namespace: "news.mail" });
  return (
    <DashboardForm action={testMailAction} label={t("test")} className="grid gap-3">
      <input type="hidden" name="update" value={id} />
      <p className="max-w-[46rem]">
        <strong>{t("test")}.</strong> {t("testText", { email })}
        {isPublished ? null : ` ${t("testLink")}`}
      </p>
      <p>
        <FormSubmit look="plain">{t("testButton")}</FormSubmit>
      </p>
    </DashboardForm>
  );
}
