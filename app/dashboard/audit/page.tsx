import { getFormatter, getTranslations } from "next-intl/server";
import { ActionButton, ActionLink } from "@/components/dashboard/action-button";
import { DataTable } from "@/components/dashboard/data-table";
import { EmptyState } from "@/components/dashboard/empty-state";
import { PageBody } from "@/components/dashboard/page-body";
import { listAudit } from "@/lib/audit";
import { readAuditFilter, type AuditFilter, type AuditPage } from "@/lib/audit/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";
import { AuditFilterForm } from "./filter-form";
import { sayAction, sayDetails } from "./wording";

export function generateMetadata() {
  return dashboardTitle("audit");
}

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Who did what and when; nothing in it can be changed. */
export default async function AuditLogPage({ searchParams }: AuditPageProps) {
  const given = Object.fromEntries(
    Object.entries(await searchParams).map(([key, value]) => [key, [value].flat()[0]]),
  );
  const filter = readAuditFilter(given);
  return renderDashboardPage({
    section: "audit",
    load: ({ actor }) => listAudit(actor, filter, given.after ?? null),
    view: async (page, { locale }) => {
      const t = await getTranslations({ locale, namespace: "audit" });
      return (
        <PageBody
          title={t("title")}
          lead={t("lead")}
          actions={<ExportButton {...{ filter, locale }} />}
        >
          <AuditFilterForm filter={filter} actors={page.actors} locale={locale} />
          {page.lines.length ? (
            <Lines page={page} locale={locale} />
          ) : (
            <EmptyState title={t("nothing")} text={t("nothingText")} />
          )}
          <p className="flex flex-wrap gap-3">
            {given.after ? (
              <ActionLink href={paths.dashboardAudit(filter)}>{t("newest")}</ActionLink>
            ) : null}
            {page.next ? (
              <ActionLink href={paths.dashboardAudit({ ...filter, after: page.next })}>
                {t("older")}
              </ActionLink>
            ) : null}
          </p>
        </PageBody>
      );
    },
  });
}

async function Lines({ page, locale }: { page: AuditPage; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "audit" });
  const format = await getFormatter({ locale });
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "at", heading: t("when") },
        { key: "actor", heading: t("who") },
        { key: "action", heading: t("what") },
        { key: "details", heading: t("details") },
      ]}
      rows={page.lines.map((line) => ({
        key: line.id,
        cells: {
          at: <time dateTime={line.at.toISOString()}>{format.dateTime(line.at, "moment")}</time>,
          actor: line.actor ? <bdi>{line.actor.label}</bdi> : t("operator"),
          action: sayAction(t, line.action),
          details: sayDetails(line),
        },
      }))}
    />
  );
}

async function ExportButton({ filter, locale }: { filter: AuditFilter; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "audit" });
  return (
    <form method="post" action={paths.auditExport()}>
      {Object.entries(filter).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ActionButton>{t("export")}</ActionButton>
    </form>
  );
}
