import { getFormatter, getTranslations } from "next-intl/server";
import { readDay, type Locale } from "@/lib/i18n";
import { nameCountry } from "@/lib/i18n/countries";
import { nameLanguage } from "@/lib/i18n/schema";
import type { ListedSignature } from "@/lib/moderation/schema";
import { signatureFlags, type SignatureFlag } from "@/lib/signing/schema";
import { listStatements } from "@/lib/statements";

/** Everything that the pages about signatures say, in one language. */
export async function findWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: "moderation" });
  const format = await getFormatter({ locale });
  const statements = await listStatements(locale);
  const titles = new Map(statements.map(({ slug, title }) => [slug, title]));
  return {
    t,
    format,
    statements: statements.map(({ slug, title }) => ({ slug, title })),
    titleOf: (slug: string) => titles.get(slug) ?? slug,
    countryOf: (code: string | null) => (code ? nameCountry(code, locale) : null),
    /** "Russian", «русский». */
    languageOf: (code: Locale) => nameLanguage(code, locale),
    dayOf: (day: string) => format.dateTime(readDay(day), "day"),
    /** The name, the initials, or words for why there is none. */
    nameOf: ({ name, visibility }: Pick<ListedSignature, "name" | "visibility">) =>
      name ?? t(`names.${visibility === "handover" ? "handover" : "count"}`),
    /** What is remarkable about it, in a few words each. */
    remarksOf: ({ quarantined, flags, notableId }: ListedSignature) => [
      ...(quarantined ? [t("quarantined")] : []),
      ...flags.map((flag) => (isFlag(flag) ? t(`flags.${flag}`) : flag)),
      ...(notableId ? [t("notableMark")] : []),
    ],
  };
}

export type Words = Awaited<ReturnType<typeof findWords>>;

function isFlag(flag: string): flag is SignatureFlag {
  return (signatureFlags as readonly string[]).includes(flag);
}
