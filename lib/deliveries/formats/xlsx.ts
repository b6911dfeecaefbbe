import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { ListedName } from "../schema";
import { cellOf, columnsOf, headingOf, type CellColumn, type CellStyle } from "./cells";
import { bookParts, cellReference, escapeXml } from "./xlsx-parts";

/** Excel's own limit, the heading included (Excel specifications and limits). */
export const rowsPerSheet = 1_048_576;

type Workbook = {
  style: CellStyle;
  sheetName: string;
  /** How many rows will come: the number of sheets stands in front of them. */
  rowCount: number;
  rows: AsyncIterable<ListedName[]>;
  /** For tests: rows on a sheet, its heading included. */
  limit?: number;
};

/**
 * A workbook (ECMA-376, Office Open XML) as a stream: texts typed as text, numbers and days as
 * what they are, the heading frozen; more rows than a sheet takes go on on the next one. The
 * libraries at hand keep a whole workbook in memory (decision 0023).
 */
export function xlsxFile(workbook: Workbook): Readable {
  const { limit = rowsPerSheet, rowCount } = workbook;
  const sheets = Math.max(1, Math.ceil(rowCount / (limit - 1)));
  const zip = new ZipFile();
  for (const [path, xml] of bookParts(workbook.sheetName, sheets)) {
    zip.addBuffer(Buffer.from(xml), path, { mtime: epoch });
  }
  const rows = oneByOne(workbook.rows);
  for (let sheet = 1; sheet <= sheets; sheet += 1) {
    const path = `xl/worksheets/sheet${sheet}.xml`;
    zip.addReadStreamLazy(path, { mtime: epoch, compressionLevel: 3 }, (give) => {
      give(null, Readable.from(sheetXml(rows, workbook.style, limit)));
    });
  }
  const output = new PassThrough();
  zip.on("error", (error: Error) => output.destroy(error));
  zip.outputStream.on("error", (error) => output.destroy(error));
  zip.outputStream.pipe(output);
  zip.end();
  return output;
}

/** The same rows make the same file. */
const epoch = new Date("2000-01-01T00:00:00Z");

async function* oneByOne(batches: AsyncIterable<ListedName[]>): AsyncGenerator<ListedName> {
  for await (const batch of batches) yield* batch;
}

const piece = 64 * 1024;

/** One sheet; takes as many rows as fit and leaves the others to the next. */
async function* sheetXml(
  rows: AsyncGenerator<ListedName>,
  style: CellStyle,
  limit: number,
): AsyncGenerator<Buffer> {
  const columns = columnsOf(style);
  let text = sheetHead(columns, style);
  let row = 1;
  while (row < limit) {
    const next = await rows.next();
    if (next.done) break;
    row += 1;
    text += rowXml(row, next.value, columns, style);
    if (text.length < piece) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`);
}

const widths: Record<CellColumn, number> = {
  number: 9,
  name: 34,
  transliteration: 34,
  role: 34,
  organisation: 34,
  capacity: 22,
  country: 22,
  statement: 40,
  day: 12,
};

function sheetHead(columns: CellColumn[], style: CellStyle): string {
  const cols = columns.map(
    (column, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${widths[column]}" customWidth="1"/>`,
  );
  const cells = columns.map((column, index) =>
    textCell(cellReference(1, index), headingOf(column, style), headStyle),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join("")}</cols><sheetData><row r="1">${cells.join("")}</row>`;
}

function rowXml(row: number, person: ListedName, columns: CellColumn[], style: CellStyle): string {
  let cells = "";
  for (const [index, column] of columns.entries()) {
    const text = cellOf(column, person, style);
    if (text === "") continue;
    const reference = cellReference(row, index);
    if (column === "number") cells += `<c r="${reference}"><v>${text}</v></c>`;
    else if (column === "day")
      cells += `<c r="${reference}" s="${dayStyle}"><v>${serialOf(text)}</v></c>`;
    else cells += textCell(reference, text, plainStyle);
  }
  return `<row r="${row}">${cells}</row>`;
}

/** Places in the list of styles in `xlsx-parts`. */
const plainStyle = 0;
const headStyle = 1;
const dayStyle = 2;

/** Typed as text, so that nothing in it is ever computed. */
function textCell(reference: string, text: string, style: number): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

const dayInMs = 86_400_000;
const serialZero = Date.UTC(1899, 11, 30);

/** A day as spreadsheets count it: days since 30 December 1899. */
function serialOf(day: string): number {
  return Math.round((Date.parse(day) - serialZero) / dayInMs);
}
