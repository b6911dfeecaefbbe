import { getTranslations } from "next-intl/server";
import { setPageStatus } from "@/app/_edge/page-status";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { StaffPage } from "@/components/dashboard/staff-page";
import { Button } from "@/components/ui/button";
import { findSignInLink } from "@/lib/accounts";
import type { DeadSignInLink, SignInLinkOutcome } from "@/lib/accounts/schema";
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
  const link = await judge(token);

  if (link.outcome === "unavailable") {
    const errors = await getTranslations({ locale, namespace: "errorPage" });
    setPageStatus(503);
    return (
      <StaffPage title={errors("unavailableTitle")}>
        <p>{errors("unavailableText")}</p>
      </StaffPage>
    );
  }
  if (link.outcome !== "ready") {
    return (
      <StaffPage title={t(deadTitles[link.outcome])}>
        <p>{t(deadTexts[link.outcome])}</p>
        <Advice locale={locale} again />
      </StaffPage>
    );
  }
  const { isInvitation } = link;
  return (
    <StaffPage title={t(isInvitation ? "invitationTitle" : "readyTitle")}>
      <p>{t(isInvitation ? "invitationText" : "readyText")}</p>
      <form method="post" action={paths.signInLink(token)}>
        <Button>{t(isInvitation ? "join" : "button")}</Button>
      </form>
    </StaffPage>
  );
}

async function judge(token: string): Promise<SignInLinkOutcome | { outcome: "unavailable" }> {
  try {
    return await findSignInLink(token, { now: new Date() });
  } catch (error) {
    if (isDatabaseUnavailable(error)) return { outcome: "unavailable" };
    throw error;
  }
}
