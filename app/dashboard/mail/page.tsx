import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { Notice } from "@/components/ui/notice";
import { actorCan } from "@/lib/accounts/schema";
import { summariseMail } from "@/lib/mail";
import type { MailSummary } from "@/lib/mail/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";
import { FatesPart } from "./fates-part";
import { GivenUpPart } from "./given-up-part";
import { WaitingPart } from "./waiting-part";
import { findWords, type Words } from "./words";

export function generateMetadata() {
  return dashboardTitle("mail");
}

/** How the mail goes: what waits, what was given up, what providers told. */
export default function MailPage() {
  return renderDashboardPage({
    section: "mail",
    load: ({ actor, now }) => summariseMail(actor, { now }),
    view: async (summary, { actor, locale }) => {
      const words = await findWords(locale);
      return (
        <PageBody title={words.t("title")} lead={words.t("lead")}>
          <TransportPart summary={summary} words={words} />
          <WaitingPart summary={summary} words={words} />
          <GivenUpPart summary={summary} mayRetry={actorCan(actor, "retryMails")} words={words} />
          <FatesPart fates={summary.fates} words={words} />
        </PageBody>
      );
    },
  });
}

type TransportPartProps = { summary: MailSummary; words: Words };

/** By which way mail leaves, and who has asked to be left alone for a while. */
function TransportPart({ summary, words: { t, moment } }: TransportPartProps) {
  const { transport, pauses } = summary;
  return (
    <Part id="transport" title={t("transport")}>
      <div className="grid max-w-[46rem] gap-4">
        <Notice tone={transport.isReal ? "plain" : "signal"}>
          <p>{t(`transports.${transport.name}`)}</p>
          {transport.isReal ? null : (
            <p className="mt-2">
              <a href={paths.mailbox()} className="link font-semibold">
                {t("toMailbox")}
              </a>
            </p>
          )}
        </Notice>
        {pauses.map(({ transport: name, until, reason }) => (
          <Notice key={name} tone="signal">
            <p>{t("paused", { transport: name, until: moment(until) })}</p>
            {reason ? (
              <p>{t.rich("pausedBecause", { reason, code: (text) => <code>{text}</code> })}</p>
            ) : null}
          </Notice>
        ))}
      </div>
    </Part>
  );
}
