import { once } from "node:events";
import type { Writable } from "node:stream";
import { face, size, type Entry, type EntryLine } from "./entries";
import { ink, margin, type Pdf } from "./paper";
import { ascentOf, shaping, toRuns, useFace, type Look } from "./runs";
import { addText, mark, type Tag } from "./tagged";

const columnsOnPage = 3;
const gutter = 16;
const lineHeight = 11.5;

type Frame = {
  document: Pdf;
  width: number;
  top: number;
  bottom: number;
  column: number;
  y: number;
};

type Columned<Item> = {
  heading: string;
  batches: AsyncIterable<Item[]> | Iterable<Item[]>;
  layOut: (item: Item, width: number) => Entry;
};

/**
 * A section of its own page with a heading and entries in three columns; nothing where there are
 * none. Each column is one paragraph to a screen reader: a tag an entry would keep a hundred
 * thousand tags in memory until the end.
 */
export async function writeColumns<Item>(
  document: Pdf,
  root: Tag,
  { heading, batches, layOut }: Columned<Item>,
  output: Writable,
): Promise<void> {
  let section: Tag | null = null;
  const frame = makeFrame(document);
  let waiting: Entry[] = [];
  let height = 0;
  const flush = () => {
    if (waiting.length === 0) return;
    const entries = waiting;
    waiting = [];
    height = 0;
    drawColumn(frame, section!, entries);
    nextColumn(frame);
  };
  for await (const batch of batches) {
    if (batch.length > 0) section ??= beginSection(document, root, heading, frame);
    for (const item of batch) {
      const entry = layOut(item, frame.width);
      const entryHeight = entry.lineCount * lineHeight;
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

function beginSection(document: Pdf, root: Tag, heading: string, frame: Frame): Tag {
  const section = document.struct("Sect");
  root.add(section);
  beginPage(frame);
  document.x = margin.left;
  document.y = margin.top;
  const look: Look = { face: "bold", size: 18, color: ink };
  addText(document, section, "H2", [{ text: heading, look, options: {} }]);
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

function drawColumn(frame: Frame, section: Tag, entries: Entry[]): void {
  const { document } = frame;
  const paragraph = document.struct("P");
  section.add(paragraph);
  let plain: EntryLine[] = [];
  const draw = (lines: EntryLine[], actual: string | null) => {
    if (lines.length > 0) mark(document, paragraph, "P", actual, () => drawLines(frame, lines));
  };
  for (const { actual, lines } of entries.flatMap(({ parts }) => parts)) {
    if (!actual) {
      plain.push(...lines);
      continue;
    }
    draw(plain, null);
    plain = [];
    draw(lines, actual);
  }
  draw(plain, null);
  paragraph.end();
}

function drawLines(frame: Frame, lines: EntryLine[]): void {
  const left = margin.left + frame.column * (frame.width + gutter);
  for (const line of lines) {
    drawLine(frame.document, line, left + line.left, frame.y);
    frame.y += lineHeight;
  }
}

function drawLine(document: Pdf, { text, color }: EntryLine, left: number, y: number): void {
  const top = y + ascentOf(document, face, size);
  let x = left;
  // A blank at the end keeps its words apart from those of the next line for who hears them.
  for (const run of toRuns(document, `${text} `, face, size)) {
    useFace(document, run.face).fontSize(size).fillColor(color);
    document.text(run.text, x, top, {
      lineBreak: false,
      baseline: "alphabetic",
      ...shaping(run.face),
    });
    x += run.width;
  }
}
