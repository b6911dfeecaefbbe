import { setRequestLocale } from "next-intl/server";
import { type Locale, toLocale } from "@/lib/i18n/schema";

/**
 * The interface language of a page's address. For a segment that is no language the
 * default: the layout then shows that there is no such page, whatever stands below it.
 */
export async function readLocale(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale: segment } = await params;
  const locale = toLocale(segment);
  setRequestLocale(locale);
  return locale;
}
