import { getFormatter, getTranslations } from "next-intl/server";
import type { AuditLine, DetailKind, ReadDetail } from "@/lib/audit/schema";
import { readDay } from "@/lib/i18n/formats";
import { isLocale, nameLanguage, type Locale } from "@/lib/i18n/schema";

type Texts = Awaited<ReturnType<typeof getTranslations<"audit">>>;
type Formatter = Awaited<ReturnType<typeof getFormatter>>;

/** What the log says, in one language. */
export async function findAuditWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: "audit" });
  const format = await getFormatter({ locale });
  const words = { t, format, locale };
  return {
    t,
    sayMoment: (at: Date) => format.dateTime(at, "moment"),
    sayAction: (action: AuditLine["action"]) => say(t, `actions.${action}`, action),
    /** "Goal: 100 → 200". */
    sayDetail: (detail: ReadDetail) => sayDetail(detail, words),
  };
}

export type AuditWords = Awaited<ReturnType<typeof findAuditWords>>;

type Words = { t: Texts; format: Formatter; locale: Locale };

function sayDetail(detail: ReadDetail, words: Words): string {
  const { name, kind } = detail;
  const label = say(words.t, `details.${name}`, name);
  const value =
    "value" in detail
      ? sayValue(kind, detail.value, words)
      : `${sayValue(kind, detail.before, words)} → ${sayValue(kind, detail.after, words)}`;
  return words.t("detail", { label, value });
}

function sayValue(kind: DetailKind | null, value: unknown, words: Words): string {
  const { t, format, locale } = words;
  if (value === null || value === undefined) return t("none");
  const text = String(value);
  const each = (say: (part: string) => string) => text.split(", ").filter(Boolean).map(say);
  switch (kind) {
    case "number":
      return format.number(Number(value), "count");
    case "flag":
      return value === true ? t("yes") : t("no");
    case "day":
      return format.dateTime(readDay(text), "day");
    case "moment":
      return format.dateTime(new Date(text), "moment");
    case "language":
      return sayLanguage(text, locale);
    case "languages":
      return each((code) => sayLanguage(code, locale)).join(", ");
    case "facts":
      return each((fact) => say(t, `words.facts.${fact}`, fact)).join(", ");
    case "text":
    case null:
      return text;
    default:
      return say(t, `words.${kind}.${text}`, text);
  }
}

function sayLanguage(code: string, locale: Locale): string {
  return isLocale(code) ? nameLanguage(code, locale) : code;
}

/** What an earlier version wrote and nobody knows any longer is shown as it was written. */
function say(t: Texts, key: string, otherwise: string): string {
  return t.has(key as "title") ? t(key as "title") : otherwise;
}
