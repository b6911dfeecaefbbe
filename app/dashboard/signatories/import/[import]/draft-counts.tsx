import { getTranslations } from "next-intl/server";
import { paths } from "@/lib/paths";
import type { ImportDraft } from "@/lib/signatories";
import type { Locale } from "@/lib/i18n/schema";
import { rowsPerPage } from "../../import-rows";

type DraftCountsProps = { draft: ImportDraft; locale: Locale };

const mostLinks = 12;

/** How many lines come in, and which have to be settled before anybody does. */
export async function DraftCounts({ draft, locale }: DraftCountsProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const { id, rows, counts } = draft;
  const kinds = ["unplaced", "faulty", "undecided", "doubtful"] as const;
  const parts = [
    t("draft.count.included", { count: counts.included }),
    ...kinds
      .filter((kind) => counts[kind] > 0)
      .map((kind) => t(`draft.count.${kind}`, { count: counts[kind] })),
  ];
  const open = rows.flatMap((row, index) =>
    row.isUnplaced || row.isUndecided || row.faults.length > 0 ? [{ key: row.key, index }] : [],
  );
  return (
    <div>
      <p className="font-semibold" id="counts">
        {parts.join(" · ")}
      </p>
      {open.length > 0 ? (
        <p className="mt-1 flex flex-wrap gap-x-3">
          <span>{t("draft.settleFirst")}</span>
          {open.slice(0, mostLinks).map(({ key, index }) => (
            <a
              key={key}
              href={`${paths.dashboardImport(id, Math.floor(index / rowsPerPage) + 1)}#line-${key}`}
              className="link"
            >
              {t("draft.row", { number: key })}
            </a>
          ))}
          {open.length > mostLinks ? (
            <span>{t("draft.more", { count: open.length - mostLinks })}</span>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}
