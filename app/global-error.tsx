"use client";

import { usePathname } from "next/navigation";
import { Failure } from "@/components/site/failure";
import { toLocale } from "@/lib/i18n/locales";
import "./globals.css";

/** The document for a mistake that took the layout with it. */
export default function GlobalError() {
  const segment = usePathname().split("/")[1];
  return (
    <html lang={toLocale(segment)}>
      <body>
        <main>
          <Failure />
        </main>
      </body>
    </html>
  );
}
