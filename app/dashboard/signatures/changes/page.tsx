import { ActionLink } from "@/components/dashboard/action-button";
import { EmptyState } from "@/components/dashboard/empty-state";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { FactsList } from "@/components/dashboard/signatures/facts-list";
import { paths } from "@/lib/paths";
import { listWaitingChanges } from "@/lib/signing";
import type { ChangeDetails, WaitingChange } from "@/lib/signing/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { Tabs } from "../_parts/tabs";
import { findWords, type Words } from "../_parts/words";
import { decideChangeAction } from "./actions";

export function generateMetadata() {
  return dashboardTitle("signatures");
}

/** What owners of notable signatures propose to change: the public list waits for a second look. */
export default function ChangesPage() {
  return renderDashboardPage({
    section: "signatures",
    load: ({ actor }) => listWaitingChanges(actor),
    view: async (changes, { actor, locale }) => {
      const words = await findWords(locale);
      const { t } = words;
      return (
        <PageBody title={t("changes.title")} lead={t("changes.lead")}>
          <Tabs actor={actor} current="changes" t={t} />
          {changes.length ? (
            <ol className="grid gap-8">
              {changes.map((change) => (
                <li key={change.id}>
                  <Change change={change} words={words} />
                </li>
              ))}
            </ol>
          ) : (
            <EmptyState
              title={t("changes.none")}
              text={t("changes.noneText")}
              action={
                <ActionLink href={paths.dashboardSignatures()}>{t("review.toAll")}</ActionLink>
              }
            />
          )}
        </PageBody>
      );
    },
  });
}

function Change({ change, words }: { change: WaitingChange; words: Words }) {
  const { t, dayOf, titleOf } = words;
  const { id, signatureId, statementSlug, proposedOn, before, after } = change;
  const name = before.name ?? "";
  return (
    <article aria-label={t("changes.of", { name })} className="border-t-[3px] border-ink pt-4">
      <p className="font-semibold">
        <a href={paths.dashboardSignature(signatureId)}>
          <bdi>{name}</bdi>
        </a>{" "}
        <span className="font-normal text-quiet">
          · {titleOf(statementSlug)} · {dayOf(proposedOn)}
        </span>
      </p>
      <div className="my-3">
        <FactsList facts={listDifferences(before, after, words)} />
      </div>
      <DashboardForm action={decideChangeAction} className="flex flex-wrap gap-3">
        <input type="hidden" name="change" value={id} />
        <FormSubmit name="decision" value="accept" label={t("changes.acceptOne", { name })}>
          {t("changes.accept")}
        </FormSubmit>
        <FormSubmit
          look="plain"
          name="decision"
          value="refuse"
          label={t("changes.refuseOne", { name })}
        >
          {t("changes.refuse")}
        </FormSubmit>
      </DashboardForm>
    </article>
  );
}

/** Only what would be different afterwards. */
function listDifferences(before: ChangeDetails, after: ChangeDetails, { t }: Words) {
  const inWords = ({ name, role, organisation, capacity }: ChangeDetails) => ({
    name,
    role,
    organisation,
    capacity: capacity && t(`page.capacities.${capacity}`),
  });
  const [old, young] = [inWords(before), inWords(after)];
  const labels = {
    name: "table.name",
    role: "page.role",
    organisation: "page.organisation",
    capacity: "page.capacity",
  } as const;
  return (Object.keys(labels) as (keyof typeof labels)[])
    .filter((key) => old[key] !== young[key])
    .map((key) => ({
      label: t(labels[key]),
      value: (
        <>
          <del className="text-quiet">
            <bdi>{old[key] ?? t("changes.empty")}</bdi>
          </del>
          <span aria-hidden="true"> → </span>
          <ins className="font-semibold no-underline">
            <bdi>{young[key] ?? t("changes.empty")}</bdi>
          </ins>
        </>
      ),
    }));
}
