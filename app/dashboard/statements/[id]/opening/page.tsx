import { FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { FormMoment } from "@/components/dashboard/statements/form-moment";
import { Notice } from "@/components/ui/notice";
import { paths } from "@/lib/paths";
import { findOpening } from "@/lib/statements";
import { statementCan, typedMoment, type StatementRoom } from "@/lib/statements/schema";
import { DashboardForm } from "../../../_shell/dashboard-form";
import { dashboardTitle } from "../../../_shell/metadata";
import { renderDashboardPage } from "../../../_shell/render-page";
import { setTimesAction, turnAction } from "../../opening-actions";
import { findWords, type Words } from "../../words";

type PageProps = { params: Promise<{ id: string }> };
type PartProps = { room: StatementRoom; words: Words };

export function generateMetadata() {
  return dashboardTitle("statements");
}

/** Where admins open and close a statement, now or at a time, and archive it; each says what will happen. */
export default async function OpeningPage({ params }: PageProps) {
  const { id } = await params;
  return renderDashboardPage({
    section: "statements",
    load: ({ actor, locale }) => findOpening(actor, id, locale),
    view: async (room, { locale }) => {
      const words = await findWords(locale);
      const { t } = words;
      return (
        <PageBody
          title={t("opening.go")}
          lead={t(`opening.leads.${room.status}`)}
          back={{ href: paths.dashboardStatement(id), label: room.title }}
        >
          <TurnPart room={room} words={words} />
          {statementCan.schedule(room.status) ? <TimesPart room={room} words={words} /> : null}
        </PageBody>
      );
    },
  });
}

const turns = ["open", "close", "archive", "restore"] as const;

function TurnPart({ room, words: { t, countOf } }: PartProps) {
  const { id, status, published, isCampaignClosed, count } = room;
  const isHindered = isCampaignClosed || !published;
  return (
    <>
      {isHindered && statementCan.open(status) ? (
        <Notice>
          <p>{isCampaignClosed ? t("opening.campaign_closed") : t("opening.no_text")}</p>
        </Notice>
      ) : null}
      {turns
        .filter((turn) => statementCan[turn](status) && !(turn === "open" && isHindered))
        .map((turn) => (
          <Part
            key={turn}
            id={turn}
            title={t(`opening.titles.${turn}`)}
            lead={t(`opening.what.${turn}`, { count, number: countOf(count) })}
          >
            {turn === "open" && published?.texts.some((text) => text.status === "working") ? (
              <p className="mb-4 font-semibold text-signal">{t("opening.workingText")}</p>
            ) : null}
            <DashboardForm action={turnAction} label={t(`opening.titles.${turn}`)}>
              <input type="hidden" name="statement" value={id} />
              <p>
                <FormSubmit name="do" value={turn} look={turn === "open" ? "main" : "danger"}>
                  {t(`opening.buttons.${turn}`)}
                </FormSubmit>
              </p>
            </DashboardForm>
          </Part>
        ))}
    </>
  );
}

function TimesPart({ room, words: { t } }: PartProps) {
  const { id, status, opensAt, closesAt } = room;
  return (
    <Part id="times" title={t("opening.times")} lead={t("opening.timesLead")}>
      <DashboardForm action={setTimesAction} className="grid max-w-[34rem] gap-5">
        <input type="hidden" name="statement" value={id} />
        {status === "open" ? null : (
          <FormMoment
            name="opensAt"
            label={t("opening.opensField")}
            hint={t("opening.opensHint")}
            value={typedMoment(opensAt)}
          />
        )}
        <FormMoment
          name="closesAt"
          label={t("opening.closesField")}
          hint={t("opening.closesHint")}
          value={typedMoment(closesAt)}
        />
        <p>
          <FormSubmit>{t("opening.saveTimes")}</FormSubmit>
        </p>
      </DashboardForm>
    </Part>
  );
}
