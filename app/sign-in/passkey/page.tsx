import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { setPageStatus } from "@/app/_edge/page-status";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { DashboardForm } from "@/app/dashboard/_shell/dashboard-form";
import { PasskeyCheckPrompt, PasskeyRegistrationPrompt } from "@/app/dashboard/_shell/passkey";
import { requireSignedIn } from "@/app/dashboard/_shell/visit";
import { FormSubmit, FormText } from "@/components/dashboard/form-fields";
import { StaffPage } from "@/components/dashboard/staff-page";
import { needsSecondStep } from "@/lib/accounts/schema";
import { isDatabaseUnavailable } from "@/lib/db";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { giveRecoveryCodeAction } from "./actions";

/** The second step of the sign-in: show a passkey, or make the first one. */
export default async function SecondStepPage() {
  const locale = await readStaffLocale();
  const visit = await findVisit();
  if (visit === "unavailable") return <Unavailable locale={locale} />;
  if (!needsSecondStep(visit.actor)) redirect(paths.dashboard());
  const t = await getTranslations({ locale, namespace: "passkey" });
  return (
    <StaffPage title={visit.actor.hasPasskey ? t("showTitle") : t("makeTitle")}>
      <p>{visit.actor.hasPasskey ? t("showText") : t("makeText")}</p>
      <noscript>
        <p className="border border-signal px-4 py-3">{t("noScript")}</p>
      </noscript>
      {visit.actor.hasPasskey ? (
        <>
          <PasskeyCheckPrompt goTo={paths.dashboard()} />
          <RecoveryCode locale={locale} />
        </>
      ) : (
        <PasskeyRegistrationPrompt goTo={paths.recoveryCodes()} />
      )}
      <form method="post" action={paths.signOut()}>
        <button className="link cursor-pointer">{t("signOut")}</button>
      </form>
    </StaffPage>
  );
}

async function RecoveryCode({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "passkey" });
  return (
    <details className="border-y border-rule py-3">
      <summary className="font-semibold">{t("lost")}</summary>
      <div className="mt-3 grid gap-4">
        <p>{t("lostText")}</p>
        <DashboardForm action={giveRecoveryCodeAction} className="grid max-w-[24rem] gap-4">
          <FormText
            name="code"
            label={t("code")}
            hint={t("codeHint")}
            autoComplete="off"
            autoCapitalize="none"
          />
          <p>
            <FormSubmit>{t("useCode")}</FormSubmit>
          </p>
        </DashboardForm>
      </div>
    </details>
  );
}

async function findVisit() {
  try {
    return await requireSignedIn();
  } catch (error) {
    if (isDatabaseUnavailable(error)) return "unavailable";
    throw error;
  }
}

async function Unavailable({ locale }: { locale: Locale }) {
  setPageStatus(503);
  const t = await getTranslations({ locale, namespace: "errorPage" });
  return (
    <StaffPage title={t("unavailableTitle")}>
      <p>{t("unavailableText")}</p>
    </StaffPage>
  );
}
