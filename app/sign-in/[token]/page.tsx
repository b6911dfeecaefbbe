import { getTranslations } from "next-intl/server";
import { setPageStatus } from "@/app/_edge/page-status";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { StaffPage } from "@/components/dashboard/staff-page";
import { Button } from "@/components/ui/button";
import { findSignInLink } from "@/lib/accounts";
import type { DeadSignInLink } from "@/lib/accounts/schema";
import { isDatabaseUnavailable } from "@/lib/db";
import { paths } from "@/lib/paths";
import { Advice } from "../advice";

type LinkPageProps = { params: Promise<{ token: string }> };

const deadTitles = {
  used: "usedTitle",
  expired: "expiredTitle",
  unknown_link: "unknownTitle",
} as const satisfies Record<DeadSignInLink["outcome"], string>;

const deadTexts = {
  used: "usedText",
  expired: "expiredText",
  unknown_link: "unknownText",
} as const satisfies Record<DeadSignInLink["outcome"], string>;

/** The link's page: opening it changes nothing, its button's post signs in. */
export default async function SignInLinkPage({ params }: LinkPageProps) {
  const { token } = await params;
  const locale = await readStaffLocale();
  const t = await getTranslations({ locale, namespace: "signIn" });
  const outcome = await judge(token);

  if (outcome === "unavailable") {
    const errors = await getTranslations({ locale, namespace: "errorPage" });
    setPageStatus(503);
    return (
      <StaffPage title={errors("unavailableTitle")}>
        <p>{errors("unavailableText")}</p>
      </StaffPage>
    );
  }
  if (outcome !== "ready") {
    return (
      <StaffPage title={t(deadTitles[outcome])}>
        <p>{t(deadTexts[outcome])}</p>
        <Advice locale={locale} again />
      </StaffPage>
    );
  }
  return (
    <StaffPage title={t("readyTitle")}>
      <p>{t("readyText")}</p>
      <form method="post" action={paths.signInLink(token)}>
        <Button>{t("button")}</Button>
      </form>
    </StaffPage>
  );
}

async function judge(token: string) {
  try {
    return (await findSignInLink(token, { now: new Date() })).outcome;
  } catch (error) {
    if (isDatabaseUnavailable(error)) return "unavailable";
    throw error;
  }
}
