import { getFormatter, getTranslations } from "next-intl/server";
import { Situation } from "@/components/case/situation";
import { ActionLink } from "@/components/dashboard/action-button";
import { EmptyState } from "@/components/dashboard/empty-state";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { Notice } from "@/components/ui/notice";
import { findTimeline } from "@/lib/campaign";
import type { SituationText } from "@/lib/campaign/schema";
import { pickText, readDay, type Locale } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../_shell/dashboard-form";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";
import { undoEntryAction } from "./actions";
import { EntryRow } from "./entry-row";
import { RemovedPart } from "./removed-part";

type TimelinePageProps = { searchParams: Promise<{ removed?: unknown; hidden?: unknown }> };

export function generateMetadata() {
  return dashboardTitle("timeline");
}

/** How things stand, and the case in dates with its drafts. */
export default async function TimelinePage({ searchParams }: TimelinePageProps) {
  const { removed, hidden } = await searchParams;
  return renderDashboardPage({
    section: "timeline",
    load: ({ actor, locale }) => findTimeline(actor, locale),
    view: async ({ entries, removed: gone, situation }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "timeline" });
      const add = (
        <ActionLink href={paths.dashboardNewEntry()} look="main">
          {t("add")}
        </ActionLink>
      );
      return (
        <PageBody
          title={t("all")}
          lead={t("lead")}
          actions={
            <>
              {add}
              <ActionLink href={paths.caseTimeline(locale)}>{t("see")}</ActionLink>
            </>
          }
        >
          {typeof removed === "string" ? (
            <UndoNotice deed="removed" entry={removed} locale={locale} />
          ) : null}
          {typeof hidden === "string" ? (
            <UndoNotice deed="hidden" entry={hidden} locale={locale} />
          ) : null}
          <SituationPart situation={situation} locale={locale} />
          <Part id="entries" title={t("entries")} lead={t("entriesLead")}>
            {entries.length > 0 ? (
              <ol className="border-t border-rule">
                {entries.map((entry) => (
                  <EntryRow key={entry.id} entry={entry} locale={locale} />
                ))}
              </ol>
            ) : (
              <EmptyState title={t("empty.title")} text={t("empty.text")} action={add} />
            )}
          </Part>
          {gone.length > 0 ? <RemovedPart removed={gone} locale={locale} /> : null}
        </PageBody>
      );
    },
  });
}

async function SituationPart({ situation, locale }: { situation: SituationText; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "timeline.situation" });
  const words = await getTranslations({ locale, namespace: "case" });
  const format = await getFormatter({ locale });
  const month = format.dateTime(readDay(situation.asOf), "month");
  return (
    <Part
      id="situation"
      title={t("title")}
      actions={<ActionLink href={paths.dashboardSituation()}>{t("edit")}</ActionLink>}
    >
      <Situation
        paragraphs={(pickText(situation.text, locale) ?? "").split(/\n{2,}/).filter(Boolean)}
        asOf={{ date: situation.asOf.slice(0, 7), label: words("asOf", { date: month }) }}
      />
    </Part>
  );
}

type UndoProps = { deed: "removed" | "hidden"; entry: string; locale: Locale };

async function UndoNotice({ deed, entry, locale }: UndoProps) {
  const t = await getTranslations({ locale, namespace: "timeline.undo" });
  return (
    <Notice>
      <DashboardForm
        action={undoEntryAction}
        label={t(deed)}
        className="flex flex-wrap items-center gap-x-5 gap-y-2"
      >
        <p>{t(deed)}</p>
        <input type="hidden" name="entry" value={entry} />
        <FormSubmit look="plain" name="do" value={deed === "removed" ? "restore" : "publish"}>
          {deed === "removed" ? t("restore") : t("publish")}
        </FormSubmit>
      </DashboardForm>
    </Notice>
  );
}
