import { ActionLink } from "@/components/dashboard/action-button";
import { EmptyState } from "@/components/dashboard/empty-state";
import { FilterLinks } from "@/components/dashboard/filter-links";
import { PageBody } from "@/components/dashboard/page-body";
import { countWaiting, listOwnDeeds, listSignatures } from "@/lib/moderation";
import { mostWaitingCounted, parseSignatureFilter, type Waiting } from "@/lib/moderation/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { BulkForm } from "../_parts/bulk-form";
import { RecentDeeds } from "../_parts/recent-deeds";
import { Tabs } from "../_parts/tabs";
import { findWords, type Words } from "../_parts/words";

type Query = Record<string, string | string[] | undefined>;
type Kind = "quarantined" | "flagged";

export function generateMetadata() {
  return dashboardTitle("signatures");
}

/** What waits for an organiser's look: first what is neither shown nor counted, then what is flagged. */
export default async function ReviewPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { only, after } = await searchParams;
  return renderDashboardPage({
    section: "signatures",
    load: async ({ actor, now }) => {
      const waiting = await countWaiting(actor);
      const kind = chooseKind(only, waiting);
      const cursor = typeof after === "string" ? after : undefined;
      const [page, deeds] = await Promise.all([
        listSignatures(actor, parseSignatureFilter({ review: kind }), { after: cursor }),
        listOwnDeeds(actor, { now }),
      ]);
      return { waiting, kind, page, deeds };
    },
    view: async ({ waiting, kind, page, deeds }, { actor, locale, now }) => {
      const words = await findWords(locale);
      const { t } = words;
      return (
        <PageBody title={t("review.title")} lead={t("review.lead")}>
          <Tabs actor={actor} current="review" t={t} />
          <KindLinks waiting={waiting} current={kind} words={words} />
          {page.signatures.length ? (
            <>
              <p className="text-quiet max-md:hidden">{t("review.keys")}</p>
              <BulkForm signatures={page.signatures} words={words} goTo="review">
                {page.older ? (
                  <p>
                    <a href={paths.dashboardReview({ only: kind, after: page.older })}>
                      {t("table.older")}
                    </a>
                  </p>
                ) : null}
              </BulkForm>
            </>
          ) : (
            <EmptyState
              title={t("review.empty")}
              text={t("review.emptyText")}
              action={
                <ActionLink href={paths.dashboardSignatures()}>{t("review.toAll")}</ActionLink>
              }
            />
          )}
          <RecentDeeds deeds={deeds} words={words} now={now} />
        </PageBody>
      );
    },
  });
}

function chooseKind(only: Query["only"], { quarantined, flagged }: Waiting): Kind {
  if (only === "quarantined" || only === "flagged") return only;
  return quarantined === 0 && flagged > 0 ? "flagged" : "quarantined";
}

type KindLinksProps = { waiting: Waiting; current: Kind; words: Words };

function KindLinks({ waiting, current, words: { t, format } }: KindLinksProps) {
  const countOf = (count: number) =>
    count > mostWaitingCounted
      ? t("review.more", { count: format.number(mostWaitingCounted, "count") })
      : format.number(count, "count");
  return (
    <FilterLinks
      label={t("review.title")}
      links={(["quarantined", "flagged"] as const).map((kind) => ({
        href: paths.dashboardReview({ only: kind }),
        label: t(`review.${kind}`),
        count: countOf(waiting[kind]),
        isCurrent: kind === current,
      }))}
    />
  );
}
