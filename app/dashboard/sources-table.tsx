import { getFormatter, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/dashboard/data-table";
import type { SourceCount } from "@/lib/campaign/schema";
import type { Locale } from "@/lib/i18n/schema";

type SourcesTableProps = { sources: SourceCount[]; title: string; locale: Locale };

/** From what kind of place those came who signed; nothing while nobody has. */
export async function SourcesTable({ sources, title, locale }: SourcesTableProps) {
  if (sources.length === 0) return null;
  const t = await getTranslations({ locale, namespace: "sources" });
  const format = await getFormatter({ locale });
  const all = sources.reduce((sum, { count }) => sum + count, 0);
  return (
    <details className="mt-4">
      <summary className="font-semibold">{t("title")}</summary>
      <p className="mt-2 mb-3 max-w-[46rem] text-quiet">{t("lead")}</p>
      <div className="max-w-[36rem]">
        <DataTable
          caption={t("caption", { statement: title })}
          columns={[
            { key: "source", heading: t("source") },
            { key: "count", heading: t("count"), isNumber: true },
            { key: "share", heading: t("share"), isNumber: true },
          ]}
          rows={sources.map(({ source, count }) => ({
            key: source,
            cells: {
              source: t(`kinds.${source}`),
              count: format.number(count, "count"),
              share: format.number(count / all, { style: "percent", maximumFractionDigits: 0 }),
            },
          }))}
        />
      </div>
    </details>
  );
}
