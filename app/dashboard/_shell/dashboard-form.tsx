import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { FormAction } from "@/components/dashboard/form-state";
import { StaffForm } from "@/components/dashboard/staff-form";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { paths } from "@/lib/paths";
import { PasskeyCheckPrompt } from "./passkey";

type DashboardFormProps = {
  action: FormAction;
  label?: string;
  className?: string;
  children: ReactNode;
};

/**
 * A form of the dashboard, with its messages in the reader's language. Fields come from
 * components/dashboard/form-fields, the action from the section's `actions.ts`
 * (docs/decisions/0019).
 */
export async function DashboardForm(props: DashboardFormProps) {
  const t = await getTranslations({
    locale: await readStaffLocale(),
    namespace: "dashboardShell.form",
  });
  return (
    <StaffForm
      {...props}
      passkey={<PasskeyCheckPrompt goTo={null} />}
      labels={{
        errorPrefix: t("errorPrefix"),
        summaryTitle: t("summaryTitle"),
        summaryLead: t("summaryLead"),
        preview: t("preview"),
        signIn: { href: paths.signIn(), text: t("signIn") },
        notices: {
          unavailable: t("notices.unavailable"),
          forbidden: t("notices.forbidden"),
          passkey: t("notices.passkey"),
          signed_out: t("notices.signed_out"),
          too_large: t("notices.too_large"),
          no_answer: t("notices.no_answer"),
        },
      }}
    />
  );
}
