import type { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionLink } from "@/components/dashboard/action-button";
import { Figures } from "@/components/dashboard/figures";
import { Part } from "@/components/dashboard/part";
import { StatementTable, type StatementRow } from "@/components/dashboard/statement-table";
import type { MailHealth, Overview, StatementOverview } from "@/lib/campaign/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { statementCan } from "@/lib/statements/schema";

type Texts = Awaited<ReturnType<typeof getTranslations<"dashboard">>>;
type Formatter = Awaited<ReturnType<typeof getFormatter>>;
type Words = { t: Texts; format: Formatter };

type OverviewPartsProps = Words & {
  overview: Overview;
  locale: Locale;
  now: Date;
  /** Between the statements' numbers and the mail. */
  children: ReactNode;
};

/** The statements' numbers, what happened day by day, and the mail, in the words of one language. */
export function OverviewParts(props: OverviewPartsProps) {
  const { overview, locale, now, t, format, children } = props;
  const words = { t, format };
  return (
    <>
      <Part id="statements" title={t("statements")}>
        <StatementTable
          caption={t("statements")}
          headings={{
            statement: t("statement"),
            status: t("status"),
            counted: t("counted"),
            pending: t("pending"),
            quarantined: t("quarantined"),
            goal: t("goal"),
          }}
          rows={overview.statements.map((statement) => toRow(statement, locale, words))}
        />
        <p className="mt-3">
          {t("total")}: <strong>{format.number(overview.total, "count")}</strong>
        </p>
      </Part>
      {children}
      <Part
        id="mail"
        title={t("mail")}
        actions={<ActionLink href={paths.dashboardMail()}>{t("toMail")}</ActionLink>}
      >
        <Figures figures={listMailFigures(overview.mail, now, words)} />
      </Part>
    </>
  );
}

function toRow(statement: StatementOverview, locale: Locale, { t, format }: Words): StatementRow {
  const { slug, title, titleLocale, status, goal } = statement;
  const number = (value: number) => format.number(value, "count");
  return {
    slug,
    title,
    titleLocale,
    href: statementCan.read(status) ? paths.statement(locale, slug) : null,
    status: t(`statuses.${status}`),
    counted: number(statement.counted),
    pending: number(statement.pending),
    quarantined: number(statement.quarantined),
    goal: goal === null ? t("noGoal") : number(goal),
  };
}

const minuteInMilliseconds = 60_000;
/** A mail normally leaves within seconds; after so many minutes somebody should look. */
const alarmingMinutes = 10;

function listMailFigures(mail: MailHealth, now: Date, { t, format }: Words) {
  const waited = mail.oldestQueuedAt ? now.getTime() - mail.oldestQueuedAt.getTime() : null;
  const minutes = waited === null ? 0 : Math.max(0, Math.floor(waited / minuteInMilliseconds));
  const alarmIf = (isAlarming: boolean) => (isAlarming ? ("alarm" as const) : ("plain" as const));
  return [
    { label: t("queued"), value: format.number(mail.queued, "count") },
    {
      label: t("failed"),
      value: format.number(mail.failed, "count"),
      tone: alarmIf(mail.failed > 0),
    },
    {
      label: t("oldest"),
      value: waited === null ? t("nothingWaits") : t("minutesAgo", { minutes }),
      tone: alarmIf(minutes >= alarmingMinutes),
    },
  ];
}
