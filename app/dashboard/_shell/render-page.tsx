import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { setPageStatus } from "@/app/_edge/page-status";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { ActionLink } from "@/components/dashboard/action-button";
import { PageBody } from "@/components/dashboard/page-body";
import type { SectionKey } from "@/components/dashboard/sections";
import { StaffPage } from "@/components/dashboard/staff-page";
import { NotPermitted, PasskeyNeeded } from "@/lib/accounts/schema";
import { isDatabaseUnavailable } from "@/lib/db";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { Frame } from "./frame";
import { PasskeyCheckPrompt } from "./passkey";
import { requireVisit, type Visit } from "./visit";

type DashboardPage<Data> = {
  /** Which entry of the navigation is marked. */
  section: SectionKey | null;
  /** Asks the domain, which decides who may; null when there is no such thing. */
  load: (visit: Visit) => Promise<Data | null>;
  view: (data: Data, visit: Visit) => ReactNode | Promise<ReactNode>;
};

/**
 * Renders a page of the dashboard, and everything that may stand in its place: the sign-in
 * for nobody, 403 for whoever may not, 404 for what does not exist, 503 while the database is
 * away. Every page of the dashboard is made by this.
 */
export async function renderDashboardPage<Data>(page: DashboardPage<Data>): Promise<ReactNode> {
  const visit = await ifReachable(requireVisit);
  if (visit === "unavailable") return <UnavailablePage locale={await readStaffLocale()} />;
  const found = await ifReachable(() => loadIfPermitted(page, visit));
  if (found === "unavailable") return <UnavailablePage locale={visit.locale} />;
  return (
    <Frame {...visit} section={page.section}>
      {await show(page, found, visit)}
    </Frame>
  );
}

type Found<Data> = { data: Data | null } | "forbidden" | "passkey";

async function loadIfPermitted<Data>(
  { load }: DashboardPage<Data>,
  visit: Visit,
): Promise<Found<Data>> {
  try {
    return { data: await load(visit) };
  } catch (error) {
    if (error instanceof NotPermitted) return "forbidden";
    if (error instanceof PasskeyNeeded) return "passkey";
    throw error;
  }
}

async function show<Data>(
  { view }: DashboardPage<Data>,
  found: Found<Data>,
  visit: Visit,
): Promise<ReactNode> {
  if (found === "forbidden") return <InsteadOfPage kind="forbidden" locale={visit.locale} />;
  if (found === "passkey") return <InsteadOfPage kind="passkey" locale={visit.locale} />;
  if (found.data === null) return <InsteadOfPage kind="missing" locale={visit.locale} />;
  return view(found.data, visit);
}

async function ifReachable<Result>(work: () => Promise<Result>): Promise<Result | "unavailable"> {
  try {
    return await work();
  } catch (error) {
    if (isDatabaseUnavailable(error)) return "unavailable";
    throw error;
  }
}

const statuses = { forbidden: 403, passkey: 403, missing: 404 } as const;

type InsteadProps = { kind: keyof typeof statuses; locale: Locale };

/** What stands in a page's place, with its status and the way back. */
async function InsteadOfPage({ kind, locale }: InsteadProps) {
  setPageStatus(statuses[kind]);
  const t = await getTranslations({ locale, namespace: "dashboardShell" });
  return (
    <PageBody title={t(`${kind}.title`)} lead={t(`${kind}.text`)}>
      {kind === "passkey" ? <PasskeyCheckPrompt goTo="" /> : null}
      <p>
        <ActionLink href={paths.dashboard()}>{t("toOverview")}</ActionLink>
      </p>
    </PageBody>
  );
}

async function UnavailablePage({ locale }: { locale: Locale }) {
  setPageStatus(503);
  const t = await getTranslations({ locale, namespace: "dashboard" });
  return (
    <main>
      <StaffPage title={t("brand")}>
        <p>{t("unavailable")}</p>
      </StaffPage>
    </main>
  );
}
