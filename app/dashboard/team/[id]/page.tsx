import { getTranslations } from "next-intl/server";
import { ConfirmByName } from "@/components/dashboard/confirm-by-name";
import { FormChoices, FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { findMember } from "@/lib/accounts";
import { organiserRoles } from "@/lib/accounts/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { changeRoleAction, removeMemberAction } from "../actions";

export function generateMetadata() {
  return dashboardTitle("team");
}

type MemberPageProps = { params: Promise<{ id: string }> };

/** One member: another role, or off the team. */
export default async function MemberPage({ params }: MemberPageProps) {
  const { id } = await params;
  return renderDashboardPage({
    section: "team",
    load: ({ actor }) => findMember(actor, id),
    view: async (member, { locale }) => {
      const t = await getTranslations({ locale, namespace: "team" });
      const back = { href: paths.dashboardTeam(), label: t("title") };
      return (
        <PageBody
          title={<bdi className="break-all">{member.name ?? member.email}</bdi>}
          lead={member.name ? <bdi>{member.email}</bdi> : null}
          back={back}
        >
          <Part id="member-role" title={t("role")} lead={t("roleLead")}>
            <DashboardForm action={changeRoleAction} className="grid max-w-[32rem] gap-5">
              <input type="hidden" name="member" value={member.id} />
              <FormChoices
                name="role"
                legend={t("role")}
                chosen={member.role}
                choices={organiserRoles.map((role) => ({
                  value: role,
                  label: t("roleName", { role }),
                  hint: t(`roleHints.${role}`),
                }))}
              />
              <p>
                <FormSubmit>{t("changeRole")}</FormSubmit>
              </p>
            </DashboardForm>
          </Part>
          <Part id="remove" title={t("removeTitle")}>
            <DashboardForm action={removeMemberAction} className="grid max-w-[32rem] gap-4">
              <input type="hidden" name="member" value={member.id} />
              <ConfirmByName
                text={t("removeText")}
                label={t("typeToRemove", { email: member.email })}
                button={t("remove")}
              />
            </DashboardForm>
          </Part>
        </PageBody>
      );
    },
  });
}
