import { parse } from "csv-parse/sync";
import { importLimits } from "./import-limits";
import { findCountry } from "./list-words";
import type { ParsedPerson } from "./parse-list";
import { foldForSearch } from "./fold";

const columns = {
  name: ["name", "full name", "signatory", "имя", "фио", "подписант"],
  role: ["role", "title", "position held", "occupation", "роль", "должность", "профессия"],
  organisation: ["organisation", "organization", "affiliation", "организация", "место работы"],
  capacity: ["capacity", "качество"],
  country: ["country", "страна"],
  category: ["category", "group", "категория", "рубрика", "раздел"],
} as const;
type Column = keyof typeof columns;

const delimiters = [",", ";", "\t"] as const;

export type ReadTable =
  { outcome: "read"; people: ParsedPerson[] } | { outcome: "not_a_table" | "broken" | "wide" };

/**
 * Reads CSV (commas, semicolons or tabs; RFC 4180 quotes) whose first line names its columns
 * and among them the name, in any interface language. Unknown columns are kept in `raw`.
 */
export function parseTable(text: string): ReadTable {
  const delimiter = findDelimiter(text);
  if (!delimiter) return { outcome: "not_a_table" };
  let records: string[][];
  try {
    records = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    return { outcome: "broken" };
  }
  const [header = [], ...lines] = records;
  if (records.some((record) => record.length > importLimits.columns)) return { outcome: "wide" };
  const places = new Map(header.map((title, index) => [findColumn(title), index] as const));
  const people = lines.map((line) => readLine(line, places, delimiter));
  return { outcome: "read", people: people.filter(({ raw }) => /[\p{L}\p{N}]/u.test(raw)) };
}

function findDelimiter(text: string): string | undefined {
  const [first = ""] = text
    .replace(/^\ufeff/u, "")
    .trimStart()
    .split(/\r?\n|\r/u, 1);
  return delimiters.find((delimiter) => {
    const titles = first.split(delimiter).map((title) => findColumn(title));
    return titles.length > 1 && titles.includes("name");
  });
}

function findColumn(title: string): Column | null {
  const words = foldForSearch(title);
  const names = Object.keys(columns) as Column[];
  return names.find((name) => (columns[name] as readonly string[]).includes(words)) ?? null;
}

function readLine(
  line: string[],
  places: Map<Column | null, number>,
  delimiter: string,
): ParsedPerson {
  const cell = (column: Column) => (line[places.get(column) ?? -1] ?? "").trim();
  const country = cell("country");
  const code = country ? (findCountry(country) ?? findCode(country)) : null;
  const capacity = readCapacity(cell("capacity"));
  return {
    raw: line.join(delimiter === "\t" ? "\t" : `${delimiter} `),
    name: cell("name"),
    role: cell("role"),
    organisation: cell("organisation"),
    capacity: capacity ?? null,
    country: code,
    remark: country && !code ? country : "",
    heading: cell("category") || null,
    doubts: [
      ...(cell("name") ? [] : (["name"] as const)),
      ...(country && !code ? (["remark"] as const) : []),
      ...(capacity === undefined ? (["capacity"] as const) : []),
    ],
  };
}

function findCode(text: string): string | null {
  return /^[A-Z]{2}$/.test(text) ? text : null;
}

/** Null for none, undefined for a word that is not understood. */
function readCapacity(text: string): "personal" | "organisation" | null | undefined {
  const word = foldForSearch(text);
  if (["", "none", "no", "нет"].includes(word)) return null;
  if (/^(?:personal|pc|p c|в личном|личн)/u.test(word)) return "personal";
  return /^(?:organi[sz]ation|on behalf|от имени|организац)/u.test(word)
    ? "organisation"
    : undefined;
}
