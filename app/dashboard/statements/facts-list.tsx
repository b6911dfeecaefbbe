import type { FactRow } from "@/components/dashboard/statements/fact-rows";
import { readDay } from "@/lib/i18n/formats";
import { localeNames, locales, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { StatementRoom } from "@/lib/statements/schema";
import type { Words } from "./words";

/** What stands around a statement's text, each under its name. */
export function listFacts(room: StatementRoom, words: Words, locale: Locale): FactRow[] {
  const { t, format, countOf } = words;
  const { facts, others } = room;
  const sister = others.find(({ id }) => id === facts.sisterId);
  const rows: FactRow[] = [
    { label: t("facts.slug"), value: <code>{paths.statement(locale, facts.slug)}</code> },
    { label: t("facts.originalLocale"), value: localeNames[facts.originalLocale] },
    { label: t("facts.goal"), value: facts.goal === null ? t("noGoal") : countOf(facts.goal) },
    {
      label: t("facts.datedOn"),
      value: facts.datedOn ? format.dateTime(readDay(facts.datedOn), "day") : null,
    },
    ...inLanguages(facts.initiators, (language) => t("facts.initiators", { language })),
    { label: t("facts.sister"), value: sister?.title, lang: sister?.titleLocale },
    ...(sister
      ? inLanguages(facts.sisterNotice, (language) => t("facts.sisterNotice", { language }))
      : []),
    ...inLanguages(facts.editorsNote, (language) => t("facts.editorsNote", { language })),
    ...inLanguages(facts.signatoriesNote, (language) => t("facts.signatoriesNote", { language })),
    { label: t("facts.sourceUrl"), value: facts.sourceUrl },
  ];
  return rows;
}

function inLanguages(
  texts: Partial<Record<Locale, string>>,
  labelOf: (language: string) => string,
): FactRow[] {
  return locales.map((code) => ({
    label: labelOf(localeNames[code]),
    value: texts[code],
    lang: code,
  }));
}
