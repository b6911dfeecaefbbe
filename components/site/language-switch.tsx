"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { inLocale } from "@/lib/paths";
import type { Locale } from "@/lib/i18n/locales";

export type Language = { code: Locale; name: string };

type LanguageSwitchProps = { languages: Language[]; current: string; label: string };

/** Links to this very page, query included, in the other languages, each named in its own. */
export function LanguageSwitch({ languages, current, label }: LanguageSwitchProps) {
  const query = useSearchParams().toString();
  const address = usePathname() + (query ? `?${query}` : "");
  return (
    <nav aria-label={label}>
      <ul className="flex gap-x-4">
        {languages
          .filter(({ code }) => code !== current)
          .map(({ code, name }) => (
            <li key={code}>
              <a
                href={inLocale(address, code)}
                lang={code}
                hrefLang={code}
                className="inline-block py-2 font-medium no-underline underline-offset-[0.35em] hover:underline"
              >
                {name}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
