import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { loadFrame } from "@/app/_edge/frame";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { paths } from "@/lib/paths";
import "../globals.css";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await readStaffLocale(), namespace: "signIn" });
  return { title: t("title"), robots: { index: false, follow: false, noarchive: true } };
}

/** The document of the way in for organisers, in the browser's language, under the campaign's name. */
export default async function SignInLayout({ children }: { children: ReactNode }) {
  const locale = await readStaffLocale();
  const frame = await loadFrame(locale);
  return (
    <html lang={locale}>
      <body className="min-h-dvh">
        {frame ? (
          <header className="frame no-print border-b-[3px] border-ink">
            <a
              href={paths.home(locale)}
              className="headline inline-block py-3.5 text-[clamp(1rem,4.6vw,1.375rem)] no-underline"
            >
              {frame.title}
            </a>
          </header>
        ) : null}
        <main>{children}</main>
      </body>
    </html>
  );
}
