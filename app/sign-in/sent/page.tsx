import { getTranslations } from "next-intl/server";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { StaffPage } from "@/components/dashboard/staff-page";
import { mailedLinkMinutes } from "@/lib/accounts/schema";
import { paths } from "@/lib/paths";

/** After asking for a link: the same words for every address. */
export default async function LinkSentPage() {
  const locale = await readStaffLocale();
  const t = await getTranslations({ locale, namespace: "signIn" });
  return (
    <StaffPage title={t("sentTitle")}>
      <p>{t("sentText", { minutes: mailedLinkMinutes })}</p>
      <p>{t("sentNothing")}</p>
      <p>
        <a href={paths.signIn()}>{t("askAgain")}</a>
      </p>
    </StaffPage>
  );
}
