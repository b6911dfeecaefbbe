import { getFormatter, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/dashboard/data-table";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import type { OpenInvitation } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { resendInvitationAction, revokeInvitationAction } from "./actions";

type InvitationsProps = { invitations: OpenInvitation[]; locale: Locale; now: Date };

/** Invitations that nobody has answered yet: mail again, or take back. */
export async function InvitationsPart({ invitations, locale, now }: InvitationsProps) {
  const t = await getTranslations({ locale, namespace: "team" });
  const format = await getFormatter({ locale });
  return (
    <Part id="invitations" title={t("invitations")}>
      <DataTable
        caption={t("invitations")}
        columns={[
          { key: "email", heading: t("email") },
          { key: "role", heading: t("role") },
          { key: "until", heading: t("until") },
          { key: "act", heading: t("action") },
        ]}
        rows={invitations.map(({ id, email, role, expiresAt }) => ({
          key: id,
          cells: {
            email: <bdi className="break-all">{email}</bdi>,
            role: t("roleName", { role }),
            until: expiresAt > now ? format.dateTime(expiresAt, "day") : t("lapsed"),
            act: (
              <div className="flex flex-wrap gap-2 max-md:justify-end">
                <DashboardForm action={resendInvitationAction} label={t("resendTo", { email })}>
                  <input type="hidden" name="invitation" value={id} />
                  <FormSubmit look="plain">{t("resend")}</FormSubmit>
                </DashboardForm>
                <DashboardForm action={revokeInvitationAction} label={t("revokeOf", { email })}>
                  <input type="hidden" name="invitation" value={id} />
                  <FormSubmit look="danger">{t("revoke")}</FormSubmit>
                </DashboardForm>
              </div>
            ),
          },
        }))}
      />
    </Part>
  );
}
