import { getTranslations } from "next-intl/server";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { DashboardForm } from "@/app/dashboard/_shell/dashboard-form";
import { FormSubmit, FormText } from "@/components/dashboard/form-fields";
import { StaffPage } from "@/components/dashboard/staff-page";
import { askForLinkAction } from "./actions";
import { Advice } from "./advice";

/** The way in: asks for an address, and says the same to everybody. */
export default async function SignInPage() {
  const locale = await readStaffLocale();
  const t = await getTranslations({ locale, namespace: "signIn" });
  return (
    <StaffPage title={t("title")}>
      <p>{t("lead")}</p>
      <p>{t("text")}</p>
      <DashboardForm action={askForLinkAction} className="grid max-w-[28rem] gap-4">
        <FormText
          name="email"
          type="email"
          label={t("email")}
          autoComplete="email"
          autoCapitalize="none"
          enterKeyHint="done"
        />
        <p>
          <FormSubmit>{t("ask")}</FormSubmit>
        </p>
      </DashboardForm>
      <Advice locale={locale} again={false} />
    </StaffPage>
  );
}
