import { ActionLink } from "@/components/dashboard/action-button";
import { DataTable } from "@/components/dashboard/data-table";
import { EmptyState } from "@/components/dashboard/empty-state";
import { FormSubmit, FormText } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { LookAgain } from "@/components/dashboard/look-again";
import { paths } from "@/lib/paths";
import { listWatchedNames } from "@/lib/watchlist";
import { mostFound, type LookBack, type WatchedName } from "@/lib/watchlist/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { Tabs } from "../_parts/tabs";
import { findWords, type Words } from "../_parts/words";
import { removeWatchedNameAction, watchNameAction } from "./actions";

export function generateMetadata() {
  return dashboardTitle("signatures");
}

/** Names under which nobody signs unseen. */
export default function WatchedNamesPage() {
  return renderDashboardPage({
    section: "signatures",
    load: ({ actor }) => listWatchedNames(actor),
    view: async (names, { actor, locale }) => {
      const words = await findWords(locale);
      const { t } = words;
      return (
        <PageBody title={t("watched.title")} lead={t("watched.lead")}>
          <Tabs actor={actor} current="watched" t={t} />
          <DashboardForm action={watchNameAction} className="grid max-w-[28rem] gap-4">
            <FormText name="name" label={t("watched.name")} autoComplete="off" />
            <p>
              <FormSubmit>{t("watched.add")}</FormSubmit>
            </p>
          </DashboardForm>
          <Part
            id="list"
            title={t("watched.list")}
            actions={
              isLooking(names) ? (
                <ActionLink href={paths.dashboardWatchedNames()}>
                  {t("watched.lookAgain")}
                </ActionLink>
              ) : null
            }
          >
            {isLooking(names) ? <LookAgain /> : null}
            {names.length ? (
              <NameTable names={names} words={words} />
            ) : (
              <EmptyState title={t("watched.none")} text={t("watched.noneText")} />
            )}
          </Part>
        </PageBody>
      );
    },
  });
}

/** Whether what was confirmed before is still being looked through for one of them. */
function isLooking(names: WatchedName[]): boolean {
  return names.some(({ lookBack }) => lookBack.state === "running");
}

function NameTable({ names, words: { t, format } }: { names: WatchedName[]; words: Words }) {
  return (
    <DataTable
      caption={t("watched.list")}
      columns={[
        { key: "name", heading: t("watched.name") },
        { key: "since", heading: t("watched.since") },
        { key: "before", heading: t("watched.before") },
        { key: "remove", heading: t("watched.remove") },
      ]}
      rows={names.map(({ id, name, createdAt, lookBack }) => ({
        key: id,
        cells: {
          name: <bdi>{name}</bdi>,
          since: format.dateTime(createdAt, "day"),
          before: <LookedBack lookBack={lookBack} t={t} />,
          remove: (
            <DashboardForm action={removeWatchedNameAction}>
              <input type="hidden" name="id" value={id} />
              <FormSubmit look="danger" label={t("watched.removeOne", { name })}>
                {t("watched.remove")}
              </FormSubmit>
            </DashboardForm>
          ),
        },
      }))}
    />
  );
}

function LookedBack({ lookBack: { state, found }, t }: { lookBack: LookBack; t: Words["t"] }) {
  if (state !== "done") return t(state === "running" ? "watched.looking" : "watched.never");
  const text = t(found < mostFound ? "watched.found" : "watched.foundMost", { count: found });
  if (found === 0) return text;
  return (
    <a href={paths.dashboardReview({ only: "flagged" })} className="link">
      {text}
    </a>
  );
}
