import type { getTranslations } from "next-intl/server";
import { nameLanguage, type Locale } from "@/lib/i18n/schema";
import type { UpdateItem } from "@/lib/updates/schema";

type Words = Awaited<ReturnType<typeof getTranslations<"updates">>>;

/** Says so where news is there in another language only; null where it is in the reader's. */
export function noteOf({ textLocale }: UpdateItem, locale: Locale, t: Words): string | null {
  return textLocale === locale ? null : t("onlyIn", { language: nameLanguage(textLocale, locale) });
}
