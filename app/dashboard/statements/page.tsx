import { ActionLink } from "@/components/dashboard/action-button";
import { DataTable } from "@/components/dashboard/data-table";
import { EmptyState } from "@/components/dashboard/empty-state";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { listRooms } from "@/lib/statements";
import type { RoomSummary } from "@/lib/statements/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../_shell/dashboard-form";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";
import { moveStatementAction } from "./facts-actions";
import { findWords, type Words } from "./words";

export function generateMetadata() {
  return dashboardTitle("statements");
}

/** Every statement in the order of the campaign's pages, and the way to a new one. */
export default function StatementsPage() {
  return renderDashboardPage({
    section: "statements",
    load: ({ actor, locale }) => listRooms(actor, locale),
    view: async (rooms, { locale }) => {
      const words = await findWords(locale);
      const { t } = words;
      const create = (
        <ActionLink href={paths.dashboardNewStatement()} look="main">
          {t("new.title")}
        </ActionLink>
      );
      return (
        <PageBody title={t("title")} lead={t("lead")} actions={rooms.length ? create : null}>
          {rooms.length ? (
            <StatementList rooms={rooms} words={words} />
          ) : (
            <EmptyState title={t("none")} text={t("noneText")} action={create} />
          )}
        </PageBody>
      );
    },
  });
}

function StatementList({ rooms, words }: { rooms: RoomSummary[]; words: Words }) {
  const { t, countOf } = words;
  return (
    <DashboardForm action={moveStatementAction} label={t("order")}>
      <DataTable
        caption={t("title")}
        columns={[
          { key: "title", heading: t("columns.title") },
          { key: "state", heading: t("columns.state") },
          { key: "text", heading: t("columns.text") },
          { key: "count", heading: t("columns.count"), isNumber: true },
          { key: "goal", heading: t("columns.goal"), isNumber: true },
          { key: "order", heading: t("columns.order") },
        ]}
        rows={rooms.map((room, index) => ({
          key: room.id,
          lang: room.titleLocale,
          cells: {
            title: (
              <a href={paths.dashboardStatement(room.id)} className="link">
                {room.title}
              </a>
            ),
            state: sayState(room, words),
            text: sayText(room, words),
            count: countOf(room.count),
            goal: room.goal === null ? t("noGoal") : countOf(room.goal),
            order: <MoveButtons room={room} index={index} last={rooms.length - 1} words={words} />,
          },
        }))}
      />
    </DashboardForm>
  );
}

function sayState({ status, opensAt, closesAt }: RoomSummary, { t, momentOf }: Words) {
  const lines = [
    t(`statuses.${status}`),
    opensAt ? t("opensAt", { moment: momentOf(opensAt) ?? "" }) : null,
    closesAt ? t("closesAt", { moment: momentOf(closesAt) ?? "" }) : null,
  ];
  return lines.filter(Boolean).map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ));
}

function sayText(room: RoomSummary, { t }: Words) {
  const { published, hasDraft, texts, hasStaleTranslation } = room;
  const isWorking = texts.some(({ status }) => status === "working");
  return (
    <>
      <span className="block">
        {published === null ? t("unpublished") : t("version", { number: published })}
      </span>
      {isWorking ? <span className="block text-signal">{t("hasWorkingText")}</span> : null}
      {hasStaleTranslation ? (
        <span className="block text-signal">{t("hasStaleTranslation")}</span>
      ) : null}
      {hasDraft ? <span className="block text-quiet">{t("hasDraft")}</span> : null}
    </>
  );
}

type MoveProps = { room: RoomSummary; index: number; last: number; words: Words };

function MoveButtons({ room, index, last, words: { t } }: MoveProps) {
  const { id, title } = room;
  return (
    <span className="inline-flex gap-2">
      {index > 0 ? (
        <FormSubmit look="plain" name="move" value={`${id} up`} label={t("moveUp", { title })}>
          ↑
        </FormSubmit>
      ) : null}
      {index < last ? (
        <FormSubmit look="plain" name="move" value={`${id} down`} label={t("moveDown", { title })}>
          ↓
        </FormSubmit>
      ) : null}
    </span>
  );
}
