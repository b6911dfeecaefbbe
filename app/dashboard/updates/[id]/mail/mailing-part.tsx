import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/dashboard/empty-state";
import { FormCheck, FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/schema";
import type { Mailing } from "@/lib/mail/schema";
import { DashboardForm } from "../../../_shell/dashboard-form";
import { mailUpdateAction } from "./actions";
import { ProgressPart } from "./progress-part";

export type MailingPartProps = { id: string; title: string; mailing: Mailing; locale: Locale };

/** Before the mailing, to whom it would go; from then on, how far it is, to be left and returned to. */
export function MailingPart(props: MailingPartProps) {
  return props.mailing.mailedAt ? <ProgressPart {...props} /> : <BeforePart {...props} />;
}

async function BeforePart({ id, mailing, locale }: MailingPartProps) {
  const t = await getTranslations({ locale, namespace: "news.mail" });
  const { readers, isPublished } = mailing;
  if (!readers) {
    return (
      <Part id="readers" title={t("readers")}>
        <EmptyState title={t("count", { count: 0 })} text={t("nobody")} />
      </Part>
    );
  }
  return (
    <Part id="readers" title={t("readers")}>
      <div className="grid max-w-[46rem] gap-4">
        <p>
          <strong>{t("count", { count: readers })}</strong> {t("rule")}
        </p>
        {isPublished ? (
          <DashboardForm action={mailUpdateAction} label={t("readers")}>
            <input type="hidden" name="update" value={id} />
            <FormCheck name="sure" label={t("sure")} />
            <p>
              <FormSubmit>{t("send", { count: readers })}</FormSubmit>
            </p>
          </DashboardForm>
        ) : (
          <Notice>
            <p>{t("publishFirst")}</p>
          </Notice>
        )}
      </div>
    </Part>
  );
}
