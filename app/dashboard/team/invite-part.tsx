import { getTranslations } from "next-intl/server";
import { FormChoices, FormSelect, FormSubmit, FormText } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import { invitationDays, organiserRoles } from "@/lib/accounts/schema";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { inviteAction } from "./actions";

/** The form that asks somebody to join the team. */
export async function InvitePart({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "team" });
  const languages = locales.map((code) => ({ value: code, label: nameLanguage(code, locale) }));
  return (
    <Part id="invite" title={t("invite")} lead={t("inviteLead", { days: invitationDays })}>
      <DashboardForm action={inviteAction} className="grid max-w-[32rem] gap-5">
        <FormText
          name="email"
          type="email"
          label={t("email")}
          autoComplete="off"
          autoCapitalize="none"
        />
        <FormChoices
          name="role"
          legend={t("role")}
          choices={organiserRoles.map((role) => ({
            value: role,
            label: t("roleName", { role }),
            hint: t(`roleHints.${role}`),
          }))}
        />
        <FormSelect
          name="language"
          label={t("language")}
          none={t("languageNone")}
          options={languages}
          value={locale}
        />
        <p>
          <FormSubmit>{t("sendInvitation")}</FormSubmit>
        </p>
      </DashboardForm>
    </Part>
  );
}
