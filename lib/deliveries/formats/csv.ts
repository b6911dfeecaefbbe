import { Transform, type Readable } from "node:stream";
import { to as copyTo } from "pg-copy-streams";
import { quoteLiteral, type LongConnection } from "../../db";
import { numberedSql, openNumbered, type NamesOf, type NumberedRow } from "../names";
import type { ListedName } from "../schema";
import { cellOf, columnsOf, headingOf, type CellColumn, type CellStyle } from "./cells";

/** What a spreadsheet would take for the beginning of a formula, also in full width. */
const formulaStart = "[=+\\-@\\t\\r＝＋－＠]";
const startsFormula = new RegExp(`^${formulaStart}`, "u");

/** One line of RFC 4180; cells that a spreadsheet would compute begin with an apostrophe (privacy rule 11). */
export function csvLine(cells: string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(text: string): string {
  const safe = startsFormula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The header and, below it, people who are at hand. */
export function csvHead(style: CellStyle, people: ListedName[], excelMark: boolean): string {
  const columns = columnsOf(style);
  const head = csvLine(columns.map((column) => headingOf(column, style)));
  const lines = people.map((person) => personLine(person, columns, style));
  return `${excelMark ? "\ufeff" : ""}${head}${lines.join("")}`;
}

function personLine(person: ListedName, columns: CellColumn[], style: CellStyle): string {
  return csvLine(columns.map((column) => cellOf(column, person, style)));
}

/**
 * The lines of everybody but the notable signatories, nearly as fast as the database can say
 * them: it writes the cells itself (`COPY`), and only rows that must not or cannot be written
 * there, sealed ones and those to be transliterated, come as JSON and are written here.
 */
export function csvLines(connection: LongConnection, of: NamesOf, style: CellStyle): Readable {
  const source = connection.query(copyTo(copySql(of, style)));
  const lines = new FinishLines((row) => personLine(openNumbered(row), columnsOf(style), style));
  source.on("error", (error) => lines.destroy(error));
  return source.pipe(lines);
}

/** The query behind the lines, as a `COPY`. It takes no parameters, so values stand in it quoted. */
export function copySql({ deliveryId, statementIds }: NamesOf, style: CellStyle): string {
  const ids = `${quoteLiteral(`{${statementIds.join(",")}}`)}::uuid[]`;
  const rows = numberedSql(`${quoteLiteral(deliveryId)}::uuid`, ids, statementIds.length > 1);
  const byHand = style.columns.includes("transliteration")
    ? `(row.sealed IS NOT NULL OR row.name ~ '[\u0400-\u052f]')`
    : `row.sealed IS NOT NULL`;
  const cells = columnsOf(style).map(
    (column) => `CASE WHEN NOT ${byHand} THEN ${cellSql(column, style)} END`,
  );
  return `COPY (
    SELECT CASE WHEN ${byHand} THEN to_json(row)::text END, ${cells.join(", ")}
    FROM (${rows}) row ORDER BY row.number
  ) TO STDOUT (FORMAT csv)`;
}

function cellSql(column: CellColumn, style: CellStyle): string {
  switch (column) {
    case "number":
      return "row.number::text";
    case "transliteration":
      return "NULL";
    case "capacity":
      return mapSql("row.capacity::text", {
        personal: style.words("capacities.personal"),
        organisation: style.words("capacities.organisation"),
      });
    case "country":
      return safeSql(mapSql("row.country", style.countries));
    case "statement":
      return safeSql(
        `(SELECT string_agg(${mapSql("slug", style.titles)}, '; ' ORDER BY place)
          FROM unnest(row.statements) WITH ORDINALITY AS signed (slug, place))`,
      );
    case "day":
      return "row.day";
    case "name":
    case "role":
    case "organisation":
      return safeSql(`row.${column}`);
  }
}

/** Empty and missing are the same to a reader; `COPY` would write an empty text in quotation marks. */
function safeSql(expression: string): string {
  return `CASE WHEN ${expression} ~ '^${formulaStart}' THEN '''' || ${expression} ELSE nullif(${expression}, '') END`;
}

function mapSql(key: string, texts: Record<string, string>): string {
  const cases = Object.entries(texts).map(
    ([value, text]) => `WHEN ${quoteLiteral(value)} THEN ${quoteLiteral(text)}`,
  );
  return cases.length > 0 ? `CASE ${key} ${cases.join(" ")} ELSE ${key} END` : key;
}

const lineFeed = 0x0a;
const comma = 0x2c;
const lineEnd = Buffer.from("\r\n");

/** Takes the first column off each line, writes those that carry JSON, and ends lines as RFC 4180 says. */
class FinishLines extends Transform {
  private held: Buffer = Buffer.alloc(0);

  constructor(private readonly writeRow: (row: NumberedRow) => string) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void) {
    try {
      this.push(this.finish(this.held.length > 0 ? Buffer.concat([this.held, chunk]) : chunk));
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: (error?: Error | null) => void) {
    done(this.held.length > 0 ? new Error("the list ends in the middle of a line") : null);
  }

  private finish(bytes: Buffer): Buffer {
    const pieces: Buffer[] = [];
    let start = 0;
    for (;;) {
      const end = bytes.indexOf(lineFeed, start);
      if (end < 0) break;
      if (bytes[start] === comma) pieces.push(bytes.subarray(start + 1, end), lineEnd);
      else
        pieces.push(Buffer.from(this.writeRow(readJsonCell(bytes.toString("utf8", start, end)))));
      start = end + 1;
    }
    this.held = Buffer.from(bytes.subarray(start));
    return Buffer.concat(pieces);
  }
}

/** The first cell of such a line is JSON in quotation marks; all others are empty. */
function readJsonCell(line: string): NumberedRow {
  const json = line.slice(1, line.lastIndexOf('"')).replaceAll('""', '"');
  const row = JSON.parse(json) as NumberedRow & { sealed: string | null; fingerprint: string };
  return {
    ...row,
    sealed: row.sealed ? bytesOf(row.sealed) : null,
    fingerprint: bytesOf(row.fingerprint),
  };
}

/** PostgreSQL writes bytes in JSON as it does in text: `\\x` and hexadecimal digits. */
function bytesOf(text: string): Buffer {
  return Buffer.from(text.slice(2), "hex");
}
