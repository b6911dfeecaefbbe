import { ActionLink } from "@/components/dashboard/action-button";
import { DataTable } from "@/components/dashboard/data-table";
import { EmptyState } from "@/components/dashboard/empty-state";
import { Part } from "@/components/dashboard/part";
import { LookAgain } from "@/components/dashboard/look-again";
import { Notice } from "@/components/ui/notice";
import { pickText } from "@/lib/i18n/schema";
import type { MailSummary, WaitingMails } from "@/lib/mail/schema";
import { paths } from "@/lib/paths";
import type { Words } from "./words";

type WaitingPartProps = { summary: MailSummary; words: Words };

/** What is not out yet, by what it is; the page looks again by itself while there is something. */
export function WaitingPart({ summary, words }: WaitingPartProps) {
  const { waiting, pausedMailings } = summary;
  const paused = <PausedMailings mailings={pausedMailings} words={words} />;
  const { t } = words;
  if (waiting.length === 0) {
    return (
      <Part id="waiting" title={t("waiting")}>
        {paused}
        {pausedMailings.length ? null : (
          <EmptyState title={t("waitingNothing")} text={t("waitingNothingText")} />
        )}
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
      {paused}
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

type PausedMailingsProps = { mailings: MailSummary["pausedMailings"]; words: Words };

/** Mailings that wait for somebody, by the update's title: they may not have a mail written yet. */
function PausedMailings({ mailings, words: { t, locale } }: PausedMailingsProps) {
  if (mailings.length === 0) return null;
  return (
    <Notice tone="signal" className="mb-5">
      <p>{t("pausedMailings", { count: mailings.length })}</p>
      <ul className="mt-2 grid gap-1">
        {mailings.map(({ id, title }) => (
          <li key={id}>
            <a href={paths.dashboardUpdate(id)} className="link font-semibold">
              <bdi>{pickText(title, locale)}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </Notice>
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
