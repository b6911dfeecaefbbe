import { ActionLink } from "@/components/dashboard/action-button";
import { EmptyState } from "@/components/dashboard/empty-state";
import { PageBody } from "@/components/dashboard/page-body";
import { Pager } from "@/components/dashboard/signatures/pager";
import { countWaiting, listOwnDeeds, listSignatures } from "@/lib/moderation";
import {
  parseSignatureFilter,
  type PageChoice,
  type SignatureFilter,
  type SignaturePage,
} from "@/lib/moderation/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";
import { BulkForm } from "./_parts/bulk-form";
import { FilterForm } from "./_parts/filter-form";
import { RecentDeeds } from "./_parts/recent-deeds";
import { Tabs } from "./_parts/tabs";
import { findWords, type Words } from "./_parts/words";

type Query = Record<string, string | string[] | undefined>;

export function generateMetadata() {
  return dashboardTitle("signatures");
}

/** Every signature, whatever its state: to be found, looked at and decided about. */
export default async function SignaturesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const filter = parseSignatureFilter(query);
  return renderDashboardPage({
    section: "signatures",
    load: async ({ actor, now }) => {
      const [page, deeds, waiting] = await Promise.all([
        listSignatures(actor, filter, readChoice(query)),
        listOwnDeeds(actor, { now }),
        countWaiting(actor),
      ]);
      return { page, deeds, waiting };
    },
    view: async ({ page, deeds }, { actor, locale, now }) => {
      const words = await findWords(locale);
      const { t } = words;
      return (
        <PageBody title={t("title")} lead={t("table.lead")}>
          <Tabs actor={actor} current="all" t={t} />
          <FilterForm filter={filter} locale={locale} words={words} />
          {page.signatures.length ? (
            <BulkForm signatures={page.signatures} words={words}>
              <PageLinks page={page} filter={filter} words={words} isFirst={isFirst(query)} />
            </BulkForm>
          ) : (
            <NothingFound filter={filter} words={words} />
          )}
          <CutShort page={page} filter={filter} words={words} />
          <RecentDeeds deeds={deeds} words={words} now={now} />
        </PageBody>
      );
    },
  });
}

function readChoice({ after, before, last }: Query): PageChoice {
  const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
  return { after: first(after), before: first(before), last: first(last) === "yes" };
}

function isFirst({ after, before, last }: Query): boolean {
  return !after && !before && !last;
}

function hrefOf(filter: SignatureFilter, place: Record<string, string> = {}): string {
  const asked = { ...filter, notable: filter.notable ? "on" : undefined };
  const given = Object.entries(asked).map(([key, value]) => [key, value ?? undefined]);
  return paths.dashboardSignatures({ ...Object.fromEntries(given), ...place });
}

type PartProps = { page: SignaturePage; filter: SignatureFilter; words: Words };

function PageLinks({ page, filter, words: { t }, isFirst }: PartProps & { isFirst: boolean }) {
  const { newer, older } = page;
  const link = (label: string, place: Record<string, string> | null) =>
    place ? { label, href: hrefOf(filter, place) } : { label, href: null };
  return (
    <Pager
      label={t("table.paging")}
      links={[
        link(t("table.newest"), isFirst ? null : {}),
        link(t("table.newer"), newer ? { before: newer } : null),
        link(t("table.older"), older ? { after: older } : null),
        link(t("table.oldest"), older ? { last: "yes" } : null),
      ]}
    />
  );
}

function CutShort({ page: { cutShort }, filter, words: { t, dayOf } }: PartProps) {
  if (!cutShort) return null;
  const { lookedThrough: count, cursor, day } = cutShort;
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <p>{t("table.cutShort", { count, day: dayOf(day) })}</p>
      <ActionLink href={hrefOf(filter, { after: cursor })}>{t("table.lookFurther")}</ActionLink>
    </div>
  );
}

function NothingFound({ filter, words: { t } }: Omit<PartProps, "page">) {
  const isAsked = Object.values(filter).some(Boolean);
  return isAsked ? (
    <EmptyState title={t("table.none")} text={t("table.noneText")} />
  ) : (
    <EmptyState title={t("table.noneYet")} text={t("table.noneYetText")} />
  );
}
