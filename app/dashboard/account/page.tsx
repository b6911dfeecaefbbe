import { getTranslations } from "next-intl/server";
import { FormSubmit, FormText } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { RecoveryCodes } from "@/components/dashboard/recovery-codes";
import { listOwnPasskeys, listOwnSessions } from "@/lib/accounts";
import { mayRegisterPasskey } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";
import { changeOwnNameAction, makeRecoveryCodesAction } from "./actions";
import { PasskeysPart } from "./passkeys-part";
import { SessionsPart } from "./sessions-part";

export function generateMetadata() {
  return dashboardTitle("account");
}

/** What everybody of the team looks after themselves: name, passkeys, recovery codes, sessions. */
export default function AccountPage() {
  return renderDashboardPage({
    section: "account",
    load: async (visit) => ({
      ...(await listOwnPasskeys(visit.actor)),
      sessions: await listOwnSessions(visit, visit),
    }),
    view: async ({ passkeys, codesLeft, sessions }, { actor, locale, now }) => {
      const t = await getTranslations({ locale, namespace: "account" });
      return (
        <PageBody title={t("title")}>
          <NamePart name={actor.name} locale={locale} />
          <PasskeysPart
            passkeys={passkeys}
            isAdmin={actor.role === "admin"}
            mayRegister={mayRegisterPasskey(actor, { now })}
            locale={locale}
          />
          {passkeys.length ? <CodesPart codesLeft={codesLeft} locale={locale} /> : null}
          <SessionsPart sessions={sessions} locale={locale} now={now} />
        </PageBody>
      );
    },
  });
}

async function NamePart({ name, locale }: { name: string | null; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "account" });
  return (
    <Part id="own-name" title={t("nameTitle")}>
      <DashboardForm action={changeOwnNameAction} className="grid max-w-[28rem] gap-4">
        <FormText name="name" label={t("name")} hint={t("nameHint")} value={name ?? ""} />
        <p>
          <FormSubmit>{t("save")}</FormSubmit>
        </p>
      </DashboardForm>
    </Part>
  );
}

async function CodesPart({ codesLeft, locale }: { codesLeft: number; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "account" });
  return (
    <Part id="codes" title={t("codes")} lead={t("codesLead")}>
      <DashboardForm action={makeRecoveryCodesAction} className="grid max-w-[36rem] gap-4">
        <RecoveryCodes
          hasCodes={codesLeft > 0}
          labels={{
            left: t("codesLeft", { count: codesLeft }),
            make: codesLeft ? t("makeCodesAnew") : t("makeCodes"),
            shownTitle: t("codesShownTitle"),
            shownText: t("codesShownText"),
            copy: t("copy"),
            copied: t("copied"),
            print: t("print"),
          }}
        />
      </DashboardForm>
    </Part>
  );
}
