import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DashboardFrame } from "@/components/dashboard/dashboard-frame";
import { FlashMessage } from "@/components/dashboard/flash-message";
import { listSections, sections, type SectionKey } from "@/components/dashboard/sections";
import { localeNames, locales } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { flashCookie, takeFlash } from "./flash";
import type { Visit } from "./visit";

type FrameProps = Pick<Visit, "actor" | "locale"> & {
  section: SectionKey | null;
  children: ReactNode;
};

/** The dashboard's frame in the words of one language, with what the page before has left to say. */
export async function Frame({ actor, locale, section, children }: FrameProps) {
  const t = await getTranslations({ locale, namespace: "dashboard" });
  const shell = await getTranslations({ locale, namespace: "dashboardShell" });
  const flash = await takeFlash();
  const others = locales
    .filter((code) => code !== locale)
    .map((code) => ({ code, name: localeNames[code] }));
  const links = listSections(actor).map((key) => ({
    href: sections[key].path,
    label: shell(`sections.${key}`),
    isCurrent: key === section,
  }));
  return (
    <DashboardFrame
      brand={{ href: paths.dashboard(), label: t("brand") }}
      who={{
        text: t("signedInAs", { email: actor.email }),
        role: t("role", { role: actor.role }),
      }}
      site={{ href: paths.home(locale), label: t("toSite") }}
      languages={{ action: paths.dashboardLanguage(), label: t("language"), others }}
      signOut={{ action: paths.signOut(), label: t("signOut") }}
      navigation={{ label: shell("navigation"), menu: shell("menu"), links }}
      skip={shell("skip")}
    >
      {flash ? <FlashMessage text={flash} occasion={randomUUID()} cookie={flashCookie} /> : null}
      {children}
    </DashboardFrame>
  );
}
