import { getTranslations } from "next-intl/server";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { StaffPage } from "@/components/dashboard/staff-page";
import { Advice } from "./advice";

/** Says that the way in is a link, and how to get one; asks for nothing, so it tells nothing. */
export default async function SignInPage() {
  const locale = await readStaffLocale();
  const t = await getTranslations({ locale, namespace: "signIn" });
  return (
    <StaffPage title={t("title")}>
      <p>{t("lead")}</p>
      <p>{t("text")}</p>
      <Advice locale={locale} again={false} />
    </StaffPage>
  );
}
