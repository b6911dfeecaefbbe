import type { FactRow } from "@/components/dashboard/statements/fact-rows";
import { readDay } from "@/lib/i18n/formats";
import { locales, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { StatementRoom } from "@/lib/statements/schema";
import type { Words } from "./words";

/** What is known of a statement beside its text, each fact under its name; texts only where there are some. */
export function listFacts(room: StatementRoom, words: Words, locale: Locale): FactRow[] {
  const { t, format, countOf, languageOf } = words;
  const { facts, others } = room;
  const sister = others.find(({ id }) => id === facts.sisterId);
  const inLanguages = (name: LocalisedFact): FactRow[] =>
    locales
      .filter((code) => facts[name][code])
      .map((code) => ({
        label: t(`facts.${name}`, { language: languageOf(code) }),
        value: facts[name][code],
        lang: code,
      }));
  return [
    { label: t("facts.slug"), value: <code>{paths.statement(locale, facts.slug)}</code> },
    { label: t("facts.originalLocale"), value: languageOf(facts.originalLocale) },
    { label: t("facts.goal"), value: facts.goal === null ? t("noGoal") : countOf(facts.goal) },
    {
      label: t("facts.datedOn"),
      value: facts.datedOn ? format.dateTime(readDay(facts.datedOn), "day") : null,
    },
    ...inLanguages("initiators"),
    { label: t("facts.sister"), value: sister?.title, lang: sister?.titleLocale },
    ...(sister ? inLanguages("sisterNotice") : []),
    ...inLanguages("editorsNote"),
    ...inLanguages("signatoriesNote"),
    { label: t("facts.sourceUrl"), value: facts.sourceUrl },
  ];
}

type LocalisedFact = "initiators" | "sisterNotice" | "editorsNote" | "signatoriesNote";
