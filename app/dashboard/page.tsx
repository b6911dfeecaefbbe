import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { setPageStatus } from "@/app/_edge/page-status";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { DashboardFrame } from "@/components/dashboard/dashboard-frame";
import { StaffPage } from "@/components/dashboard/staff-page";
import { Page } from "@/components/ui/page";
import { findCurrentActor } from "@/lib/accounts";
import type { Actor } from "@/lib/accounts/schema";
import { findOverview } from "@/lib/campaign";
import type { Overview } from "@/lib/campaign/schema";
import { isDatabaseUnavailable } from "@/lib/db";
import { localeNames, locales, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { OverviewParts } from "./overview-parts";

/** The dashboard's first page: numbers, the mail queue, what is missing before launch. */
export default async function DashboardPage() {
  const locale = await readStaffLocale();
  const now = new Date();
  const view = await load(locale, now);
  if (view === "signed_out") redirect(paths.signIn());
  const t = await getTranslations({ locale, namespace: "dashboard" });
  if (view === "unavailable") {
    setPageStatus(503);
    return (
      <main>
        <StaffPage title={t("brand")}>
          <p>{t("unavailable")}</p>
        </StaffPage>
      </main>
    );
  }
  const format = await getFormatter({ locale });
  return (
    <Frame actor={view.actor} locale={locale}>
      <Page title={t("title")}>
        <OverviewParts overview={view.overview} locale={locale} now={now} t={t} format={format} />
      </Page>
    </Frame>
  );
}

type View = "signed_out" | "unavailable" | { actor: Actor; overview: Overview };

async function load(locale: Locale, now: Date): Promise<View> {
  try {
    const actor = await findCurrentActor();
    if (!actor) return "signed_out";
    return { actor, overview: await findOverview(actor, { locale, now }) };
  } catch (error) {
    if (isDatabaseUnavailable(error)) return "unavailable";
    throw error;
  }
}

type FrameProps = { actor: Actor; locale: Locale; children: ReactNode };

async function Frame({ actor, locale, children }: FrameProps) {
  const t = await getTranslations({ locale, namespace: "dashboard" });
  const others = locales
    .filter((code) => code !== locale)
    .map((code) => ({ code, name: localeNames[code] }));
  return (
    <DashboardFrame
      brand={t("brand")}
      who={{
        text: t("signedInAs", { email: actor.email }),
        role: t("role", { role: actor.role }),
      }}
      site={{ href: paths.home(locale), label: t("toSite") }}
      languages={{ action: paths.dashboardLanguage(), label: t("language"), others }}
      signOut={{ action: paths.signOut(), label: t("signOut") }}
    >
      {children}
    </DashboardFrame>
  );
}
