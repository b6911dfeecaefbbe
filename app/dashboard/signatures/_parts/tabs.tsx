import { FilterLinks } from "@/components/dashboard/filter-links";
import { actorCan, type Actor } from "@/lib/accounts/schema";
import { paths } from "@/lib/paths";
import type { Words } from "./words";

export type Tab = "all" | "review" | "changes" | "rules" | "watched" | "lookUp";

type TabsProps = { actor: Actor; current: Tab; t: Words["t"] };

/** The way between the pages about signatures. */
export function Tabs({ actor, current, t }: TabsProps) {
  const hrefs = {
    all: paths.dashboardSignatures(),
    review: paths.dashboardReview(),
    changes: paths.dashboardChanges(),
    rules: paths.dashboardRules(),
    watched: paths.dashboardWatchedNames(),
    ...(actorCan(actor, "lookUpAddress") ? { lookUp: paths.dashboardLookUp() } : {}),
  };
  const links = (Object.entries(hrefs) as [Tab, string][]).map(([key, href]) => ({
    href,
    label: t(`views.${key}`),
    isCurrent: key === current,
  }));
  return <FilterLinks label={t("views.label")} links={links} />;
}
