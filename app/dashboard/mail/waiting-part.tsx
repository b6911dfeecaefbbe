import { ActionLink } from "@/components/dashboard/action-button";
import { DataTable } from "@/components/dashboard/data-table";
import { EmptyState } from "@/components/dashboard/empty-state";
import { Part } from "@/components/dashboard/part";
import { LookAgain } from "@/components/dashboard/look-again";
import type { WaitingMails } from "@/lib/mail/schema";
import { paths } from "@/lib/paths";
import type { Words } from "./words";

type WaitingPartProps = { waiting: WaitingMails[]; words: Words };

/** What is not out yet, by what it is; the page looks again by itself while there is something. */
export function WaitingPart({ waiting, words }: WaitingPartProps) {
  const { t } = words;
  if (waiting.length === 0) {
    return (
      <Part id="waiting" title={t("waiting")}>
        <EmptyState title={t("waitingNothing")} text={t("waitingNothingText")} />
      </Part>
    );
  }
  return (
    <Part
      id="waiting"
      title={t("waiting")}
      lead={t("waitingLead")}
      actions={<ActionLink href={paths.dashboardMail()}>{t("lookAgain")}</ActionLink>}
    >
      {waiting.some(({ isHeld }) => !isHeld) ? <LookAgain /> : null}
      <DataTable
        caption={t("waiting")}
        columns={[
          { key: "purpose", heading: t("purpose") },
          { key: "count", heading: t("count"), isNumber: true },
          { key: "since", heading: t("since") },
          { key: "tried", heading: t("tried"), isNumber: true },
          { key: "next", heading: t("next") },
        ]}
        rows={waiting.map((line) => toRow(line, words))}
      />
    </Part>
  );
}

function toRow(line: WaitingMails, { t, number, moment }: Words) {
  const { purpose, count, since, isHeld, tried, nextAttemptAt } = line;
  return {
    key: `${purpose} ${isHeld}`,
    cells: {
      purpose: isHeld ? `${t(`purposes.${purpose}`)} (${t("held")})` : t(`purposes.${purpose}`),
      count: number(count),
      since: moment(since),
      tried: tried > 0 ? number(tried) : null,
      next: nextAttemptAt && moment(nextAttemptAt),
    },
  };
}
