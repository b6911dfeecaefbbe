"use client";

import { usePathname } from "next/navigation";
import { Page } from "@/components/ui/page";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { failureTexts } from "./failure-texts";

/** The honest page for a mistake of ours: no details, no blame, the same address again. */
export function Failure() {
  const path = usePathname();
  const segment = path.split("/")[1];
  const texts = failureTexts[isLocale(segment) ? segment : defaultLocale];
  return (
    <Page title={texts.title} lead={texts.text}>
      <p>
        <a href={path} className="link text-lg font-semibold">
          {texts.retry}
        </a>
      </p>
    </Page>
  );
}
