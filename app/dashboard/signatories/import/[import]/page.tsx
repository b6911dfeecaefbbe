import { getTranslations } from "next-intl/server";
import { FilterLinks } from "@/components/dashboard/filter-links";
import { FormSelect, FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { countryCodes } from "@/lib/i18n/countries";
import { paths } from "@/lib/paths";
import { findImport, type ImportDraft } from "@/lib/signatories";
import { pickText, type Locale } from "@/lib/i18n/schema";
import { DashboardForm } from "../../../_shell/dashboard-form";
import { dashboardTitle } from "../../../_shell/metadata";
import { renderDashboardPage } from "../../../_shell/render-page";
import { endImportAction, saveImportAction } from "../../import-actions";
import { rowsPerPage } from "../../import-rows";
import { SignatoriesNote } from "../../note-part";
import { DraftCounts } from "./draft-counts";
import { DraftRow } from "./draft-row";

type PageProps = {
  params: Promise<{ import: string }>;
  searchParams: Promise<{ page?: unknown }>;
};

export function generateMetadata() {
  return dashboardTitle("signatories");
}

/** The preview of a list: what was understood, what is doubtful, who is there already; to be mended and imported. */
export default async function ImportDraftPage({ params, searchParams }: PageProps) {
  const id = (await params).import;
  const asked = Math.trunc(Number((await searchParams).page)) || 1;
  return renderDashboardPage({
    section: "signatories",
    load: ({ actor, locale }) => findImport(actor, id, locale),
    view: async (draft, { locale }) => {
      const t = await getTranslations({ locale, namespace: "notables" });
      const isDraft = draft.state === "draft";
      return (
        <PageBody
          title={t("draft.title")}
          lead={isDraft ? t("draft.lead") : t("draft.done")}
          back={{ href: paths.dashboardImports(draft.slug), label: t("importList") }}
        >
          {isDraft ? <Preview draft={draft} asked={asked} locale={locale} /> : null}
        </PageBody>
      );
    },
  });
}

type PreviewProps = { draft: ImportDraft; asked: number; locale: Locale };

async function Preview({ draft, asked, locale }: PreviewProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const { id, slug, rows, counts } = draft;
  const pages = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  const page = Math.min(Math.max(asked, 1), pages);
  const shown = rows.slice((page - 1) * rowsPerPage, page * rowsPerPage);
  return (
    <>
      <DraftCounts draft={draft} locale={locale} />
      {pages > 1 ? (
        <FilterLinks
          label={t("draft.pages")}
          links={Array.from({ length: pages }, (_, index) => ({
            href: paths.dashboardImport(id, index + 1),
            label: String(index + 1),
            isCurrent: index + 1 === page,
          }))}
        />
      ) : null}
      <DashboardForm action={saveImportAction} className="grid gap-6">
        <input type="hidden" name="import" value={id} />
        <input type="hidden" name="statement" value={slug} />
        <input type="hidden" name="page" value={page} />
        <datalist id="country-codes">
          {countryCodes.map((code) => (
            <option key={code} value={code} />
          ))}
        </datalist>
        {counts.unplaced > 0 ? <Rest draft={draft} locale={locale} /> : null}
        {shown.map((row) => (
          <DraftRow key={row.key} row={row} draft={draft} locale={locale} />
        ))}
        {draft.signatoriesNote ? (
          <SignatoriesNote
            statementId={draft.statementId}
            note={pickText(draft.signatoriesNote, locale)}
            locale={locale}
          />
        ) : null}
        <p className="flex flex-wrap gap-3 border-t-[3px] border-ink pt-4">
          <FormSubmit name="then" value="import">
            {t("draft.import", { count: counts.included })}
          </FormSubmit>
          <FormSubmit look="plain" name="then" value="save">
            {t("draft.save")}
          </FormSubmit>
          {page < pages ? (
            <FormSubmit look="plain" name="then" value="next">
              {t("draft.saveAndNext")}
            </FormSubmit>
          ) : null}
        </p>
      </DashboardForm>
      <DashboardForm action={endImportAction} className="flex">
        <input type="hidden" name="import" value={id} />
        <input type="hidden" name="statement" value={slug} />
        <FormSubmit look="danger" name="do" value="discard">
          {t("import.discard")}
        </FormSubmit>
      </DashboardForm>
    </>
  );
}

type RestProps = { draft: ImportDraft; locale: Locale };

/** One category for everybody who is in none, on all pages of the draft. */
async function Rest({ draft, locale }: RestProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3 bg-field px-4 py-3">
      <div className="min-w-0 grow basis-72 sm:max-w-[26rem]">
        <FormSelect
          name="restTo"
          label={t("draft.restTo", { count: draft.counts.unplaced })}
          none={t("draft.chooseCategory")}
          options={draft.categories.map(({ id, title }) => ({
            value: id,
            label: pickText(title, locale) ?? "",
          }))}
        />
      </div>
      <FormSubmit look="plain" name="then" value="place">
        {t("draft.place")}
      </FormSubmit>
    </div>
  );
}
