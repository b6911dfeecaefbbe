import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import "../globals.css";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await readStaffLocale(), namespace: "dashboard" });
  const title = { default: t("brand"), template: t("titleTemplate") };
  return { title, robots: { index: false, follow: false, noarchive: true } };
}

/**
 * The dashboard's document. Who may see what, each page and its domain function ask for
 * themselves. It does not scroll smoothly: what is dragged is measured while it would move.
 */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await readStaffLocale()} className="scroll-auto">
      <body className="min-h-dvh">{children}</body>
    </html>
  );
}
