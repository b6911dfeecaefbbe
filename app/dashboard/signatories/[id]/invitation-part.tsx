import { getFormatter, getTranslations } from "next-intl/server";
import { FormSelect, FormSubmit, FormText } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import { env } from "@/lib/env";
import { nameLanguage, type Locale } from "@/lib/i18n/schema";
import type { NotableDetails } from "@/lib/signatories/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { renewAction } from "../entry-actions";
import { listOtherLanguages } from "../typed";

type InvitationProps = { entry: NotableDetails; locale: Locale };

/** The link that opens the sign form with this wording: to hand over, to mail, to renew. */
export async function InvitationPart({ entry, locale }: InvitationProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const format = await getFormatter({ locale });
  const { invitation } = entry;
  const lead = invitation
    ? t("entry.invitationLead", { date: format.dateTime(invitation.expiresAt, "day") })
    : t("entry.noInvitation");
  return (
    <Part id="invitation" title={t("entry.invitation")} lead={lead}>
      {invitation ? (
        <label className="mb-5 block max-w-[36rem]">
          <span className="font-semibold">{t("entry.invitationLink")}</span>
          <input
            readOnly
            className="input mt-1 font-mono text-[0.875rem]"
            value={new URL(invitation.link, env.publicUrl).href}
          />
        </label>
      ) : null}
      <DashboardForm action={renewAction} className="grid max-w-[36rem] gap-4">
        <input type="hidden" name="entry" value={entry.id} />
        <FormText
          name="email"
          type="email"
          label={t("entry.email")}
          optional={t("entry.optional")}
          hint={t("entry.emailHint")}
        />
        <FormSelect
          name="language"
          label={t("entry.language")}
          none={nameLanguage(locale, locale)}
          options={listOtherLanguages(locale)}
        />
        <p>
          <FormSubmit look="plain">{t("entry.renew")}</FormSubmit>
        </p>
      </DashboardForm>
    </Part>
  );
}
