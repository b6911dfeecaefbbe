import type { Metadata } from "next";
import { env } from "@/lib/env";
import { conventions, defaultLocale, locales, type Locale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/paths";

type PageFacts = {
  locale: Locale;
  /** From `paths`, without the query. */
  path: string;
  title: string;
  description: string;
  noindex?: boolean;
  /** Open Graph's kind of page; a statement is an article. */
  type?: "website" | "article";
};

/**
 * Title, description, canonical address and the page's other languages.
 * The title gets the campaign's name from the layout's template.
 */
export function pageMetadata({
  locale,
  path,
  title,
  description,
  noindex,
  type,
}: PageFacts): Metadata {
  const address = (language: Locale) => new URL(inLocale(path, language), env.publicUrl).href;
  const languages = Object.fromEntries(locales.map((language) => [language, address(language)]));
  const canonical = address(locale);
  return {
    title,
    description,
    alternates: { canonical, languages: { ...languages, "x-default": address(defaultLocale) } },
    openGraph: {
      title,
      description,
      url: canonical,
      locale: conventions[locale].replace("-", "_"),
      type: type ?? "website",
    },
    ...(noindex ? { robots: { index: false, follow: true } } : {}),
  };
}

/**
 * For pages whose address is a secret or means nothing to others: no canonical
 * address, no alternates, nothing for search engines.
 */
export function privateMetadata(title: string): Metadata {
  return { title, robots: { index: false, follow: false, noarchive: true } };
}
