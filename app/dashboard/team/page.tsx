import { getFormatter, getTranslations } from "next-intl/server";
import { ActionLink } from "@/components/dashboard/action-button";
import { DataTable } from "@/components/dashboard/data-table";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { listTeam } from "@/lib/accounts";
import type { TeamMember } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";
import { InvitationsPart } from "./invitations-part";
import { InvitePart } from "./invite-part";
import { RolesPart } from "./roles-part";

export function generateMetadata() {
  return dashboardTitle("team");
}

/** Who runs the site, and who has been asked to. */
export default function TeamPage() {
  return renderDashboardPage({
    section: "team",
    load: ({ actor }) => listTeam(actor),
    view: async ({ members, invitations }, { actor, locale, now }) => {
      const t = await getTranslations({ locale, namespace: "team" });
      return (
        <PageBody title={t("title")} lead={t("lead")}>
          <MembersPart members={members} ownId={actor.id} locale={locale} />
          {invitations.length ? (
            <InvitationsPart invitations={invitations} locale={locale} now={now} />
          ) : null}
          <InvitePart locale={locale} />
          <RolesPart locale={locale} />
        </PageBody>
      );
    },
  });
}

type MembersProps = { members: TeamMember[]; ownId: string; locale: Locale };

async function MembersPart({ members, ownId, locale }: MembersProps) {
  const t = await getTranslations({ locale, namespace: "team" });
  const format = await getFormatter({ locale });
  return (
    <Part id="members" title={t("members")}>
      <DataTable
        caption={t("members")}
        columns={[
          { key: "who", heading: t("who") },
          { key: "role", heading: t("role") },
          { key: "since", heading: t("since") },
          { key: "passkey", heading: t("passkey") },
          { key: "change", heading: t("action") },
        ]}
        rows={members.map(({ id, email, name, role, joinedAt, hasPasskey }) => ({
          key: id,
          cells: {
            who: (
              <>
                <bdi>{name ?? email}</bdi>
                {id === ownId ? ` (${t("you")})` : ""}
                {name ? (
                  <bdi className="block text-[0.9375rem] font-normal break-all text-quiet">
                    {email}
                  </bdi>
                ) : null}
              </>
            ),
            role: t("roleName", { role }),
            since: format.dateTime(joinedAt, "day"),
            passkey: hasPasskey ? t("yes") : t("no"),
            change: (
              <ActionLink
                href={paths.dashboardMember(id)}
                label={t("changeOne", { name: name ?? email })}
              >
                {t("change")}
              </ActionLink>
            ),
          },
        }))}
      />
    </Part>
  );
}
