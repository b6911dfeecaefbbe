import { isLocale, locales, type Locale } from "../i18n/schema";
import { Faults, findTextFault, tidyLine, tidyText, type Checked } from "./read-typed";
import { findSlugFault } from "./slug";

export const largestGoal = 10_000_000;

/** Characters, as a reader counts them. */
export const factLimits = { initiators: 300, notice: 300, note: 2_000, url: 2_000 } as const;

type Localised = Partial<Record<Locale, string>>;

/** What stands around a statement's text. */
export type StatementFacts = {
  slug: string;
  originalLocale: Locale;
  goal: number | null;
  initiators: Localised;
  datedOn: string | null;
  sisterId: string | null;
  sisterNotice: Localised;
  editorsNote: Localised;
  signatoriesNote: Localised;
  sourceUrl: string | null;
};

/** A form's fields by name; texts per language are called like `initiators.en`. */
export type TypedFacts = Partial<Record<string, string>>;

/** Checks the facts as they were typed. `id` is the statement's own, which is no sister of itself. */
export function parseFacts(typed: TypedFacts, id: string): Checked<StatementFacts> {
  const faults = new Faults();
  const slug = tidyLine(typed.slug).toLowerCase();
  faults.add("slug", slug ? findSlugFault(slug) : "required");
  const originalLocale = isLocale(typed.originalLocale) ? typed.originalLocale : null;
  if (!originalLocale) faults.add("originalLocale", "choice");
  const localised = (name: string, longest: number, tidy = tidyLine) =>
    readLocalised(typed, name, { longest, tidy, faults });
  const facts = {
    slug,
    originalLocale: originalLocale ?? locales[0],
    goal: readGoal(typed.goal, faults),
    initiators: localised("initiators", factLimits.initiators),
    datedOn: readDay(typed.datedOn, faults),
    sisterId: tidyLine(typed.sister) || null,
    sisterNotice: localised("sisterNotice", factLimits.notice),
    editorsNote: localised("editorsNote", factLimits.note, tidyText),
    signatoriesNote: localised("signatoriesNote", factLimits.note, tidyText),
    sourceUrl: readUrl(typed.sourceUrl, faults),
  };
  if (facts.sisterId === id) faults.add("sister", "own_sister");
  if (facts.sisterId && Object.keys(facts.sisterNotice).length === 0) {
    faults.add(`sisterNotice.${locales[0]}`, "notice_needed");
  }
  return faults.check(facts);
}

type Reading = { longest: number; tidy: (typed: string | undefined) => string; faults: Faults };

function readLocalised(typed: TypedFacts, name: string, reading: Reading): Localised {
  const { longest, tidy, faults } = reading;
  const given = locales.map((locale) => [locale, tidy(typed[`${name}.${locale}`])] as const);
  for (const [locale, text] of given) faults.add(`${name}.${locale}`, findTextFault(text, longest));
  return Object.fromEntries(given.filter(([, text]) => text));
}

/** "5000", "5,000" and "5 000" are the same; none is no goal. */
function readGoal(typed: string | undefined, faults: Faults): number | null {
  const text = tidyLine(typed);
  if (!text) return null;
  const isNumber = /^(?:\d{1,8}|\d{1,3}(?:[ ,]\d{3}){1,2})$/.test(text);
  const goal = Number(text.replace(/[ ,]/g, ""));
  if (!isNumber || goal < 1 || goal > largestGoal) faults.add("goal", "goal");
  return goal;
}

function readDay(typed: string | undefined, faults: Faults): string | null {
  const text = tidyLine(typed);
  if (!text) return null;
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  const isDay = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
  if (!isDay) faults.add("datedOn", "day");
  return text;
}

function readUrl(typed: string | undefined, faults: Faults): string | null {
  const text = (typed ?? "").trim();
  if (!text) return null;
  const url = text.isWellFormed() && !/[\p{C}\s]/u.test(text) ? URL.parse(text) : null;
  const isFit = url?.protocol === "https:" && !url.username && text.length <= factLimits.url;
  if (!isFit) faults.add("sourceUrl", "url");
  return text;
}
