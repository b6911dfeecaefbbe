import { readHttps, readProse, readTypedDay } from "../forms/schema";
import { isLocale, locales, type Locale } from "../i18n/schema";
import { Faults, type Checked } from "./read-typed";
import { findSlugFault } from "./slug";

export const largestGoal = 10_000_000;

/** Characters, as a reader counts them. */
export const factLimits = { initiators: 300, notice: 300, note: 2_000 } as const;

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
  const slug = (typed.slug ?? "").trim().toLowerCase();
  faults.add("slug", slug ? findSlugFault(slug) : "required");
  const originalLocale = isLocale(typed.originalLocale) ? typed.originalLocale : null;
  if (!originalLocale) faults.add("originalLocale", "choice");
  const localised = (name: string, longest: number) => readLocalised(typed, name, longest, faults);
  const facts = {
    slug,
    originalLocale: originalLocale ?? locales[0],
    goal: readGoal(typed.goal, faults),
    initiators: localised("initiators", factLimits.initiators),
    datedOn: readDay(typed.datedOn, faults),
    sisterId: (typed.sister ?? "").trim() || null,
    sisterNotice: localised("sisterNotice", factLimits.notice),
    editorsNote: localised("editorsNote", factLimits.note),
    signatoriesNote: localised("signatoriesNote", factLimits.note),
    sourceUrl: readUrl(typed.sourceUrl, faults),
  };
  if (facts.sisterId === id) faults.add("sister", "own_sister");
  if (facts.sisterId && Object.keys(facts.sisterNotice).length === 0) {
    faults.add(`sisterNotice.${locales[0]}`, "notice_needed");
  }
  return faults.check(facts);
}

/** Read as prose, which keeps the blanks that Russian does not break at. */
function readLocalised(
  typed: TypedFacts,
  name: string,
  longest: number,
  faults: Faults,
): Localised {
  const given = locales.map((locale) => {
    const { text, fault } = readProse(typed[`${name}.${locale}`] ?? "", longest);
    faults.add(`${name}.${locale}`, fault);
    return [locale, text] as const;
  });
  return Object.fromEntries(given.filter(([, text]) => text));
}

/** "5000", "5,000" and "5 000" are the same; none is no goal. */
function readGoal(typed: string | undefined, faults: Faults): number | null {
  const text = (typed ?? "").trim().replace(/\s/gu, " ");
  if (!text) return null;
  const isNumber = /^(?:\d{1,8}|\d{1,3}(?:[ ,]\d{3}){1,2})$/.test(text);
  const goal = Number(text.replace(/[ ,]/g, ""));
  if (!isNumber || goal < 1 || goal > largestGoal) faults.add("goal", "goal");
  return goal;
}

function readDay(typed: string | undefined, faults: Faults): string | null {
  if (!typed?.trim()) return null;
  const day = readTypedDay(typed);
  if (!day) faults.add("datedOn", "day");
  return day ?? null;
}

function readUrl(typed: string | undefined, faults: Faults): string | null {
  const url = readHttps(typed ?? "");
  if (url === undefined) faults.add("sourceUrl", "url");
  return url ?? null;
}
