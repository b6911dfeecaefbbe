import { ActionLink } from "@/components/dashboard/action-button";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { FactRows } from "@/components/dashboard/statements/fact-rows";
import { actorCan } from "@/lib/accounts/schema";
import { paths } from "@/lib/paths";
import { findRoom } from "@/lib/statements";
import { statementCan, type StatementRoom } from "@/lib/statements/schema";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { listFacts } from "../facts-list";
import { DiscardPart, DraftPart } from "../draft-part";
import { PublishedPart } from "../published-part";
import { capitalise, findWords, type Words } from "../words";

type PageProps = { params: Promise<{ id: string }> };

export function generateMetadata() {
  return dashboardTitle("statements");
}

/** One statement: what is read, what is being written, whether it is open, what stands around it. */
export default async function StatementPage({ params }: PageProps) {
  const { id } = await params;
  return renderDashboardPage({
    section: "statements",
    load: ({ actor, locale }) => findRoom(actor, id, locale),
    view: async (room, { actor, locale }) => {
      const words = await findWords(locale);
      const { t, countOf } = words;
      const { status, facts, count } = room;
      return (
        <PageBody
          title={room.title}
          titleLang={room.titleLocale}
          lead={capitalise(
            t("room.lead", { status: t(`statuses.${status}`), count, number: countOf(count) }),
          )}
          back={{ href: paths.dashboardStatements(), label: t("title") }}
          actions={
            statementCan.read(status) ? (
              <ActionLink href={paths.statement(locale, facts.slug)}>{t("room.visit")}</ActionLink>
            ) : null
          }
        >
          <DraftPart room={room} words={words} />
          <PublishedPart room={room} words={words} actor={actor} />
          <OpeningPart
            room={room}
            words={words}
            isAdmin={actorCan(actor, "openAndCloseStatements")}
          />
          <Part
            id="facts"
            title={t("facts.title")}
            actions={
              <ActionLink href={paths.dashboardStatementFacts(id)}>{t("facts.edit")}</ActionLink>
            }
          >
            <FactRows rows={listFacts(room, words, locale)} empty={t("nothing")} />
          </Part>
          <DiscardPart room={room} words={words} />
        </PageBody>
      );
    },
  });
}

type OpeningProps = { room: StatementRoom; words: Words; isAdmin: boolean };

function OpeningPart({ room, words, isAdmin }: OpeningProps) {
  const { t, momentOf } = words;
  const { id, status, openedAt, opensAt, closesAt, isCampaignClosed } = room;
  const rows = [
    { label: t("opening.state"), value: t(`statuses.${status}`) },
    { label: t("opening.openedAt"), value: momentOf(openedAt) },
    { label: t("opening.opensAt"), value: momentOf(opensAt) },
    { label: t("opening.closesAt"), value: momentOf(closesAt) },
  ];
  return (
    <Part
      id="opening"
      title={t("opening.title")}
      lead={isCampaignClosed ? t("opening.campaign_closed") : t(`opening.leads.${status}`)}
      actions={
        isAdmin ? (
          <ActionLink href={paths.dashboardStatementOpening(id)}>{t("opening.go")}</ActionLink>
        ) : null
      }
    >
      <FactRows rows={rows} empty={t("nothing")} />
      {isAdmin ? null : <p className="mt-3 text-quiet">{t("opening.adminsOnly")}</p>}
    </Part>
  );
}
