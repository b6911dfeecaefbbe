import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/dashboard/data-table";
import { Part } from "@/components/dashboard/part";
import { allPermissions, organiserRoles, roleHolds } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n/schema";

/** What each role may, from the table that decides it. */
export async function RolesPart({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "team" });
  return (
    <Part id="roles" title={t("roles")} lead={t("rolesLead")}>
      <div className="max-w-[46rem]">
        <DataTable
          caption={t("roles")}
          columns={[
            { key: "what", heading: t("may") },
            ...organiserRoles.map((role) => ({ key: role, heading: t("roleName", { role }) })),
          ]}
          rows={allPermissions.map((permission) => ({
            key: permission,
            cells: {
              what: t(`permissions.${permission}`),
              ...Object.fromEntries(
                organiserRoles.map((role) => [
                  role,
                  roleHolds(role, permission) ? t("holds") : t("lacks"),
                ]),
              ),
            },
          }))}
        />
      </div>
    </Part>
  );
}
