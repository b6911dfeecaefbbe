import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import type { SectionKey } from "@/components/dashboard/sections";

/** The title of a section's page, as the navigation calls it. */
export async function dashboardTitle(section: SectionKey): Promise<Metadata> {
  const t = await getTranslations({
    locale: await readStaffLocale(),
    namespace: "dashboardShell.sections",
  });
  return { title: t(section) };
}
