import { countryCodes, nameCountry } from "../i18n/countries";
import { locales } from "../i18n/locales";
import { foldForSearch } from "./fold";

/** Beginnings of words that say what somebody is, folded. */
const roleBeginnings = (
  "secretary president vicepresident chair convenor convener director member editor founder cofounder " +
  "coordinator organiser organizer activist author writer poet novelist playwright actor actress film " +
  "filmmaker director musician composer artist painter singer journalist reporter historian sociologist " +
  "economist philosopher philologist lawyer barrister solicitor professor lecturer researcher scholar " +
  "teacher academic scientist emeritus former ex councillor senator deputy minister mayor mp td mep msp " +
  "candidate leader spokesperson officer delegate treasurer translator publisher critic doctor engineer " +
  "student worker nurse reader fellow head general joint honorary librarian archivist curator bookseller " +
  "physicist biologist chemist mathematician psychologist psychiatrist geographer anthropologist linguist " +
  "architect designer photographer sculptor dancer illustrator cartoonist columnist broadcaster campaigner " +
  "unionist electrician carpenter farmer pensioner midwife " +
  "секретарь президент председател директор член редактор основател координатор активист писател автор " +
  "поэт драматург актер актриса режиссер музыкант композитор художник художница певец певица журналист " +
  "историк социолог экономист философ филолог юрист адвокат профессор преподавател исследовател ученый " +
  "учитель депутат сенатор министр бывш лидер представител переводчик издател врач инженер студент рабоч " +
  "правозащитник политолог доцент доктор кандидат аспирант библиотекар архивист куратор физик биолог химик " +
  "математик психолог психиатр географ антрополог лингвист архитектор дизайнер фотограф скульптор иллюстратор " +
  "карикатурист обозревател сценарист продюсер педагог воспитател медсестра электрик фермер пенсионер"
).split(" ");

/** Beginnings of words that name a body of people, folded. */
const organisationBeginnings = (
  "university college school institute academy union party campaign coalition network federation " +
  "confederation association society foundation centre center committee council congress parliament " +
  "house group movement press journal review magazine newspaper books theatre museum festival collective " +
  "forum alliance league trust charity ngo trades " +
  "университет институт академия школа союз партия кампания коалиция сеть федерация конфедерация " +
  "ассоциация общество фонд центр комитет совет конгресс парламент дума группа движение издательство журнал " +
  "газета театр музей фестиваль форум альянс лига профсоюз"
).split(" ");

/** Whether a part of a line tells a role, an organisation, both or neither. */
export function judgePart(part: string): { isRole: boolean; isOrganisation: boolean } {
  const kinds = foldForSearch(part).split(" ").map(judgeWord);
  return {
    isRole: kinds.includes("role"),
    isOrganisation:
      kinds.includes("organisation") || /^\p{Lu}{2,}(?:[\s-]\p{Lu}{2,})*$/u.test(part),
  };
}

/** Where both begin it ("journalist" begins with "journal"), the longer beginning decides. */
function judgeWord(word: string): "role" | "organisation" | null {
  const longest = (beginnings: string[]) =>
    Math.max(0, ...beginnings.filter((start) => isForm(word, start)).map(({ length }) => length));
  const role = longest(roleBeginnings);
  const organisation = longest(organisationBeginnings);
  if (role === organisation) return null;
  return role > organisation ? "role" : "organisation";
}

/** One plain word, as occupations are; "DIEM25", «Рабкор» or "LeftEast" are rather names. */
export function isPlainWord(part: string): boolean {
  return /^\p{L}\p{Ll}+(?:-\p{L}\p{Ll}+)*$/u.test(part);
}

/** A word itself, or with an ending of its language. */
function isForm(word: string, start: string): boolean {
  return word.startsWith(start) && word.length - start.length <= (start.length > 3 ? 4 : 0);
}

const aliases: Record<string, string> = {
  uk: "GB",
  gb: "GB",
  britain: "GB",
  "great britain": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  "northern ireland": "GB",
  великобритания: "GB",
  англия: "GB",
  шотландия: "GB",
  usa: "US",
  us: "US",
  "u s a": "US",
  "u s": "US",
  "united states of america": "US",
  "the united states": "US",
  сша: "US",
  holland: "NL",
  "the netherlands": "NL",
  "czech republic": "CZ",
  "republic of ireland": "IE",
  "south korea": "KR",
  "russian federation": "RU",
  "российская федерация": "RU",
  turkiye: "TR",
  turkey: "TR",
  palestine: "PS",
  "bosnia and herzegovina": "BA",
  "new zealand": "NZ",
};

let known: Map<string, string> | undefined;

/** The code of a country written in an interface language or as lists abbreviate it; else null. */
export function findCountry(text: string): string | null {
  known ??= listKnown();
  return known.get(foldForSearch(text)) ?? null;
}

function listKnown(): Map<string, string> {
  const names = locales.flatMap((locale) => {
    const inLanguage = new Intl.DisplayNames(locale, { type: "region" });
    // As CLDR writes it and as this site does.
    return countryCodes.flatMap((code) =>
      [inLanguage.of(code) ?? code, nameCountry(code, locale)].map(
        (name) => [foldForSearch(name), code] as const,
      ),
    );
  });
  return new Map([...names, ...Object.entries(aliases)]);
}
