import { once } from "node:events";
import type { Writable } from "node:stream";
import type { ListedName } from "../../schema";
import { type CellStyle, cellOf } from "../cells";
import type { Face } from "./fonts";
import type { PdfList } from "./index";
import { add } from "./cover";
import { ink, margin, quiet, toRuns, type Pdf } from "./paper";

type Parent = PDFKit.PDFStructureElement;

const columnsOnPage = 3;
const gutter = 16;
const size = 8.5;
const lineHeight = 11.5;
const indent = 8;

/** A name as lines that fit a column; the first one begins with its number. */
type Entry = { lines: { text: string; face: Face; color: string; isFirst: boolean }[] };

type Frame = {
  document: Pdf;
  width: number;
  top: number;
  bottom: number;
  column: number;
  y: number;
};

/**
 * Everybody else in three columns: number, name, and below it, quieter, what the list says
 * beside. Each column is one list to a screen reader: a tag a name would keep a hundred thousand
 * tags in memory until the end.
 */
export async function writeNames(
  document: Pdf,
  root: Parent,
  list: PdfList,
  output: Writable,
): Promise<void> {
  let section: Parent | null = null;
  const frame = makeFrame(document);
  let waiting: Entry[] = [];
  let height = 0;
  const flush = () => {
    if (waiting.length === 0) return;
    const entries = waiting;
    waiting = [];
    height = 0;
    add(document, section!, "P", () => drawColumn(frame, entries));
    nextColumn(frame);
  };
  for await (const batch of list.rows) {
    if (batch.length > 0) section ??= beginSection(document, root, list, frame);
    for (const person of batch) {
      const entry = layOut(document, person, list.style, frame.width);
      const entryHeight = entry.lines.length * lineHeight;
      if (frame.y + height + entryHeight > frame.bottom) {
        flush();
        if (frame.column === 0 && frame.y === 0) beginPage(frame);
      }
      waiting.push(entry);
      height += entryHeight;
    }
    if (output.writableNeedDrain) await once(output, "drain");
  }
  flush();
  section?.end();
}

function makeFrame(document: Pdf): Frame {
  return { document, width: 0, top: margin.top, bottom: 0, column: 0, y: 0 };
}

function beginSection(document: Pdf, root: Parent, { words }: PdfList, frame: Frame): Parent {
  const section = document.struct("Sect");
  root.add(section);
  beginPage(frame);
  add(document, section, "H2", () =>
    document
      .font("bold")
      .fontSize(18)
      .fillColor(ink)
      .text(words("allHeading"), margin.left, margin.top),
  );
  frame.top = frame.y = document.y + 10;
  return section;
}

function beginPage(frame: Frame): void {
  const { document } = frame;
  document.addPage();
  const { width, height } = document.page;
  frame.width = (width - margin.left - margin.right - gutter * (columnsOnPage - 1)) / columnsOnPage;
  frame.bottom = height - margin.bottom;
  frame.column = 0;
  frame.top = frame.y = margin.top;
}

/** After the last column of a page `y` is 0: the next entry, if there is one, begins a page. */
function nextColumn(frame: Frame): void {
  frame.column = (frame.column + 1) % columnsOnPage;
  frame.y = frame.column === 0 ? 0 : frame.top;
}

function layOut(document: Pdf, person: ListedName, style: CellStyle, width: number): Entry {
  const { columns, words } = style;
  const mark =
    person.capacity === "personal" && columns.includes("capacity") ? ` ${words("pc")}` : "";
  const beside = (["transliteration", "role", "organisation", "country", "day"] as const)
    .filter((column) => columns.includes(column))
    .map((column) => cellOf(column, person, style))
    .filter(Boolean)
    .join(", ");
  const named = wrap(document, `${person.number} ${person.name}`, "regular", width);
  const quieter =
    beside || mark ? wrap(document, `${beside}${mark}`.trim(), "regular", width - indent) : [];
  return {
    lines: [
      ...named.map((text, index) => ({
        text,
        face: "regular" as const,
        color: ink,
        isFirst: index === 0,
      })),
      ...quieter.map((text) => ({ text, face: "regular" as const, color: quiet, isFirst: false })),
    ],
  };
}

/** Breaks at blanks; a word that is longer than the column is cut between letters. */
function wrap(document: Pdf, text: string, face: Face, width: number): string[] {
  const fits = (line: string) => lineWidth(document, line, face) <= width;
  if (fits(text)) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = word;
    while (!fits(line)) {
      let cut = line.length - 1;
      while (cut > 1 && !fits(line.slice(0, cut))) cut -= 1;
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  return [...lines, line];
}

function lineWidth(document: Pdf, text: string, face: Face): number {
  return toRuns(document, text, face, size).reduce((sum, run) => sum + run.width, 0);
}

function drawColumn(frame: Frame, entries: Entry[]): void {
  const { document } = frame;
  const left = margin.left + frame.column * (frame.width + gutter);
  for (const { lines } of entries) {
    for (const { text, face, color, isFirst } of lines) {
      let x = isFirst ? left : left + indent;
      for (const run of toRuns(document, text, face, size)) {
        document.font(run.face).fontSize(size).fillColor(color);
        document.text(run.text, x, frame.y, { lineBreak: false });
        x += run.width;
      }
      frame.y += lineHeight;
    }
  }
}
