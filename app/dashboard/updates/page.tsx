import { getFormatter, getTranslations } from "next-intl/server";
import { ActionLink } from "@/components/dashboard/action-button";
import { DataTable, type DataRow } from "@/components/dashboard/data-table";
import { EmptyState } from "@/components/dashboard/empty-state";
import { PageBody } from "@/components/dashboard/page-body";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { listAllUpdates } from "@/lib/updates";
import type { UpdateLine } from "@/lib/updates/schema";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";

export function generateMetadata() {
  return dashboardTitle("updates");
}

/** All news: drafts, what is on the site, what was taken off it; and which of it was mailed. */
export default function UpdatesPage() {
  return renderDashboardPage({
    section: "updates",
    load: ({ actor, locale }) => listAllUpdates(actor, locale),
    view: async (updates, { locale }) => {
      const t = await getTranslations({ locale, namespace: "news" });
      const shell = await getTranslations({ locale, namespace: "dashboardShell" });
      const write = (
        <ActionLink href={paths.dashboardNewUpdate()} look="main">
          {t("write")}
        </ActionLink>
      );
      return (
        <PageBody title={shell("sections.updates")} lead={t("lead")} actions={write}>
          {updates.length > 0 ? (
            <UpdatesTable updates={updates} locale={locale} />
          ) : (
            <EmptyState title={t("empty.title")} text={t("empty.text")} action={write} />
          )}
        </PageBody>
      );
    },
  });
}

async function UpdatesTable({ updates, locale }: { updates: UpdateLine[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "news" });
  const format = await getFormatter({ locale });
  const describeMailing = ({ mailedAt, isMailingPaused, isMailingCancelled }: UpdateLine) => {
    if (isMailingCancelled) return t("mailing.cancelled");
    if (isMailingPaused) return <strong>{t("mailing.paused")}</strong>;
    if (!mailedAt) return t("mailing.none");
    return t("mailing.sent", { day: format.dateTime(mailedAt, "day") });
  };
  const toRow = (update: UpdateLine): DataRow => ({
    key: update.id,
    cells: {
      title: (
        <a className="link" lang={update.titleLocale} href={paths.dashboardUpdate(update.id)}>
          {update.title}
        </a>
      ),
      state: update.stopPress
        ? `${t(`states.${update.state}`)}, ${t("stopPress")}`
        : t(`states.${update.state}`),
      day: update.publishedAt ? format.dateTime(update.publishedAt, "day") : "",
      mailing: describeMailing(update),
    },
  });
  const columns = ["title", "state", "day", "mailing"] as const;
  return (
    <DataTable
      caption={t("all")}
      columns={columns.map((key) => ({ key, heading: t(`columns.${key}`) }))}
      rows={updates.map(toRow)}
    />
  );
}
