import { ActionLink } from "@/components/dashboard/action-button";
import { DataTable } from "@/components/dashboard/data-table";
import { EmptyState } from "@/components/dashboard/empty-state";
import { Part } from "@/components/dashboard/part";
import type { MailSummary } from "@/lib/mail/schema";
import { paths } from "@/lib/paths";
import type { Words } from "./words";

type GivenUpPartProps = { summary: MailSummary; mayRetry: boolean; words: Words };

/** What could not be sent and why, with the way to send it again. */
export function GivenUpPart({ summary, mayRetry, words: { t, number } }: GivenUpPartProps) {
  const { givenUp, retry } = summary;
  if (givenUp.length === 0) {
    return (
      <Part id="given-up" title={t("givenUp")}>
        <EmptyState title={t("givenUpNothing")} text={t("givenUpNothingText")} />
      </Part>
    );
  }
  return (
    <Part
      id="given-up"
      title={t("givenUp")}
      lead={t("givenUpLead")}
      actions={
        mayRetry ? (
          <ActionLink href={paths.dashboardMailRetry()}>{t("sendAgain")}</ActionLink>
        ) : null
      }
    >
      <DataTable
        caption={t("givenUp")}
        columns={[
          { key: "purpose", heading: t("purpose") },
          { key: "reason", heading: t("reason") },
          { key: "count", heading: t("count"), isNumber: true },
        ]}
        rows={givenUp.map(({ purpose, reason, count }) => ({
          key: `${purpose} ${reason}`,
          cells: {
            purpose: t(`purposes.${purpose}`),
            reason: reason ? <code className="break-words">{reason}</code> : t("noReason"),
            count: number(count),
          },
        }))}
      />
      <p className="mt-3 max-w-[46rem] text-quiet">
        {[t("retry.again", { count: retry.again }), t("retry.gone", { count: retry.gone })]
          .filter(Boolean)
          .join(" ")}
        {mayRetry ? null : ` ${t("askAdmin")}`}
      </p>
    </Part>
  );
}
