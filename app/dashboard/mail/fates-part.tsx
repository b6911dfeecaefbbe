import { DataTable } from "@/components/dashboard/data-table";
import { EmptyState } from "@/components/dashboard/empty-state";
import { Part } from "@/components/dashboard/part";
import type { MailSummary } from "@/lib/mail/schema";
import type { Words } from "./words";

type FatesPartProps = { fates: MailSummary["fates"]; words: Words };

/** What providers told of the mails that they took. */
export function FatesPart({ fates, words: { t, number } }: FatesPartProps) {
  return (
    <Part id="fates" title={t("fates")} lead={fates.length ? t("fatesLead") : null}>
      {fates.length ? (
        <DataTable
          caption={t("fates")}
          columns={[
            { key: "fate", heading: t("fate") },
            { key: "count", heading: t("count"), isNumber: true },
          ]}
          rows={fates.map(({ fate, count }) => ({
            key: fate,
            cells: { fate: t(`fateNames.${fate}`), count: number(count) },
          }))}
        />
      ) : (
        <EmptyState title={t("fatesNothing")} text={t("fatesNothingText")} />
      )}
    </Part>
  );
}
