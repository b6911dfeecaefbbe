/** ISO 3166-1 alpha-2 codes of countries and territories; their names come from CLDR (`Intl.DisplayNames`). */
export const countryCodes: readonly string[] = (
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ " +
  "BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM " +
  "DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS " +
  "GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN " +
  "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ " +
  "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM " +
  "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV " +
  "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI " +
  "VN VU WF WS XK YE YT ZA ZM ZW"
).split(" ");

/**
 * Where CLDR's Russian names are short forms of a table or are not spelt as Russian is: ё, the
 * dash, whole words, and what a list is looked through for.
 */
const betterNames: Record<string, Record<string, string>> = {
  ru: {
    AX: "Аландские острова",
    BM: "Бермудские острова",
    BV: "Остров Буве",
    CC: "Кокосовые острова",
    CD: "Конго — Киншаса",
    CG: "Конго — Браззавиль",
    CK: "Острова Кука",
    CX: "Остров Рождества",
    FK: "Фолклендские острова",
    FM: "Микронезия",
    FO: "Фарерские острова",
    GS: "Южная Георгия и Южные Сандвичевы острова",
    HK: "Гонконг",
    HM: "Острова Херд и Макдональд",
    IM: "Остров Мэн",
    KP: "Северная Корея",
    KR: "Южная Корея",
    KY: "Острова Кайман",
    MH: "Маршалловы острова",
    MM: "Мьянма",
    MO: "Макао",
    MP: "Северные Марианские острова",
    NF: "Остров Норфолк",
    PN: "Острова Питкэрн",
    PS: "Палестина",
    SB: "Соломоновы острова",
    SC: "Сейшелы",
    SH: "Остров Святой Елены",
    UM: "Внешние малые острова США",
    VG: "Британские Виргинские острова",
    VI: "Виргинские острова США",
    US: "Соединённые Штаты Америки",
  },
};

/** A country's name in a language; the code where it is none. */
export function nameCountry(code: string, locale: string): string {
  return betterNames[locale]?.[code] ?? namesIn(locale).of(code) ?? code;
}

const names = new Map<string, Intl.DisplayNames>();

/** Made once a language: that takes longer than naming all countries. */
function namesIn(locale: string): Intl.DisplayNames {
  const known = names.get(locale);
  if (known) return known;
  const made = new Intl.DisplayNames(locale, { type: "region" });
  names.set(locale, made);
  return made;
}

/** All countries with their names in `locale`, in that language's alphabetical order. */
export function listCountries(locale: string): { code: string; name: string }[] {
  const collator = new Intl.Collator(locale);
  return countryCodes
    .map((code) => ({ code, name: nameCountry(code, locale) }))
    .sort((a, b) => collator.compare(a.name, b.name));
}
