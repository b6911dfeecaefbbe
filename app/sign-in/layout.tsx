import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import "../globals.css";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await readStaffLocale(), namespace: "signIn" });
  return { title: t("title"), robots: { index: false, follow: false, noarchive: true } };
}

/** The document of the way in for organisers, in the browser's language. */
export default async function SignInLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await readStaffLocale()}>
      <body className="min-h-dvh">
        <main>{children}</main>
      </body>
    </html>
  );
}
