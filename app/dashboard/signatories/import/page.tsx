import { getFormatter, getTranslations } from "next-intl/server";
import { ActionLink } from "@/components/dashboard/action-button";
import { DataTable } from "@/components/dashboard/data-table";
import { FormSelect, FormSubmit, FormText, FormTextArea } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { FormDay } from "@/components/dashboard/form-day";
import { FormFile } from "@/components/signatories/form-file";
import { nameLanguage, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { findBoard, listImports, type ImportSummary } from "@/lib/signatories";
import { importLimits } from "@/lib/signatories/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import type { Visit } from "../../_shell/visit";
import { endImportAction, startImportAction } from "../import-actions";
import { listOtherLanguages } from "../typed";

type PageProps = { searchParams: Promise<{ statement?: unknown }> };

export function generateMetadata() {
  return dashboardTitle("signatories");
}

/** Where a published list comes in, and what came of earlier ones. */
export default async function ImportsPage({ searchParams }: PageProps) {
  const { statement } = await searchParams;
  return renderDashboardPage({
    section: "signatories",
    load: (visit) => load(visit, typeof statement === "string" ? statement : null),
    view: async ({ board, imports }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "notables" });
      const { slug, title } = board.statement;
      return (
        <PageBody
          title={t("import.title")}
          lead={`${title}. ${t("import.lead")}`}
          back={{ href: paths.dashboardBoard(slug), label: t("toBoard") }}
        >
          <StartForm slug={slug} locale={locale} />
          <Part id="imports" title={t("import.earlier")}>
            {imports.length ? (
              <ImportTable imports={imports} slug={slug} locale={locale} />
            ) : (
              <p className="text-quiet">{t("import.noEarlier")}</p>
            )}
          </Part>
        </PageBody>
      );
    },
  });
}

async function load({ actor, locale }: Visit, slug: string | null) {
  const board = await findBoard(actor, slug, locale);
  return board && { board, imports: await listImports(actor, board.statement.slug) };
}

async function StartForm({ slug, locale }: { slug: string; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const limits = { people: importLimits.people, kilobytes: importLimits.bytes / 1024 };
  return (
    <DashboardForm action={startImportAction} className="grid max-w-[52rem] gap-5">
      <input type="hidden" name="statement" value={slug} />
      <FormTextArea
        name="list"
        rows={10}
        label={t("import.list")}
        hint={t("import.listHint", limits)}
      />
      <FormFile name="file" label={t("import.file")} />
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        <FormSelect
          name="language"
          label={t("import.language")}
          none={nameLanguage(locale, locale)}
          options={listOtherLanguages(locale)}
        />
        <FormDay name="sourceDate" label={t("import.sourceDate")} optional={t("entry.optional")} />
        <FormText
          name="sourceNote"
          label={t("import.sourceNote")}
          hint={t("import.sourceNoteHint")}
        />
        <FormText
          name="sourceUrl"
          label={t("import.sourceUrl")}
          optional={t("entry.optional")}
          hint="https://…"
        />
      </div>
      <p>
        <FormSubmit>{t("import.read")}</FormSubmit>
      </p>
    </DashboardForm>
  );
}

type ImportTableProps = { imports: ImportSummary[]; slug: string; locale: Locale };

async function ImportTable({ imports, slug, locale }: ImportTableProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const format = await getFormatter({ locale });
  return (
    <DataTable
      caption={t("import.earlier")}
      columns={[
        { key: "source", heading: t("import.source") },
        { key: "made", heading: t("import.made") },
        { key: "state", heading: t("import.state") },
        { key: "action", heading: t("import.action") },
      ]}
      rows={imports.map(({ id, state, sourceNote, createdAt, people, canBeUndone }) => ({
        key: id,
        cells: {
          source: sourceNote,
          made: format.dateTime(createdAt, "day"),
          state: `${t(`import.${state}`)}, ${t("import.people", { count: people })}`,
          action:
            state === "draft" ? (
              <ActionLink href={paths.dashboardImport(id)}>{t("import.goOn")}</ActionLink>
            ) : canBeUndone ? (
              <details className="text-left">
                <summary className="py-1 font-semibold">{t("import.undo")}</summary>
                <DashboardForm action={endImportAction} className="grid gap-3 py-2">
                  <p>{t("import.undoText")}</p>
                  <input type="hidden" name="import" value={id} />
                  <input type="hidden" name="statement" value={slug} />
                  <p>
                    <FormSubmit look="danger" name="do" value="undo">
                      {t("import.undo")}
                    </FormSubmit>
                  </p>
                </DashboardForm>
              </details>
            ) : null,
        },
      }))}
    />
  );
}
