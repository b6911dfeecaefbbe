import { getTranslations } from "next-intl/server";
import { ActionButton, ActionLink } from "@/components/dashboard/action-button";
import { EmptyState } from "@/components/dashboard/empty-state";
import { PageBody } from "@/components/dashboard/page-body";
import { listAudit } from "@/lib/audit";
import { readAuditFilter, type AuditFilter } from "@/lib/audit/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";
import { AuditFilterForm } from "./filter-form";
import { AuditLines } from "./lines";
import { findAuditWords } from "./wording";

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
      const words = await findAuditWords(locale);
      const { t } = words;
      return (
        <PageBody
          title={t("title")}
          lead={t("lead")}
          actions={<ExportButton {...{ filter, locale }} />}
        >
          <AuditFilterForm filter={filter} actors={page.actors} words={words} locale={locale} />
          {page.lines.length ? (
            <AuditLines lines={page.lines} words={words} locale={locale} />
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
