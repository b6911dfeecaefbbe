import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import "../globals.css";
import { readMailboxLocale } from "./gate";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await readMailboxLocale(), namespace: "mailbox" });
  return { title: t("title"), robots: { index: false, follow: false, noarchive: true } };
}

/** The mailbox's document: a tool of whoever runs the platform, outside the public site's frame. */
export default async function MailboxLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await readMailboxLocale()}>
      <body className="min-h-dvh">
        <main>{children}</main>
      </body>
    </html>
  );
}
