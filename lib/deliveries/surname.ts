const patronymic = /(вич|вна|чна)$/iu;
const postNominal = /^(MP|TD|KC|QC|MEP|MSP|MS|MLA)$/u;

/**
 * The word by which a list in alphabetical order takes a name: the last one, without letters
 * such as "MP"; the first where a Russian patronymic closes the name ("Ёлкин Пётр Ильич"). What
 * a person typed says no more about it. `surnameSql` is the same rule for the database.
 */
export function surnameOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  while (words.length > 1 && postNominal.test(words.at(-1)!)) words.pop();
  if (words.length === 3 && patronymic.test(words[2]!)) return words[0]!;
  return words.at(-1)!;
}

/** `surnameOf` of an SQL expression. */
export function surnameSql(name: string): string {
  const bare = `regexp_replace(btrim(${name}), '(\\s+(MP|TD|KC|QC|MEP|MSP|MS|MLA))+$', '')`;
  return `CASE WHEN ${bare} ~ '^\\S+\\s+\\S+\\s+\\S+([Вв][Ии][Чч]|[Вв][Нн][Аа]|[Чч][Нн][Аа])$'
    THEN substring(${bare} from '^\\S+') ELSE substring(${bare} from '\\S+$') END`;
}
