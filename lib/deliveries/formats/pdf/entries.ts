import type { ListedName } from "../../schema";
import { cellOf, signedOf, type CellStyle } from "../cells";
import { ink, quiet, type Pdf } from "./paper";
import { printable, saysWhatIsMeant, toRuns } from "./runs";

/** How a name in the columns is set. */
export const face = "regular";
export const size = 8.5;
const indent = 8;

/** `left` is how far it is moved in, in points. */
export type EntryLine = { text: string; color: string; left: number };

/** A text as lines that fit a column. */
export type Part = {
  /** What is meant, where the letters on paper do not say it or not in their order. */
  actual: string | null;
  lines: EntryLine[];
};

/** A person in the columns: number and name, and perhaps what is told beside. */
export type Entry = { parts: Part[]; lineCount: number };

/** Sets one person for a column of that width: number and name, and below, quieter, what is told beside and which statements. */
export function layOut(document: Pdf, person: ListedName, style: CellStyle, width: number): Entry {
  const below = [besideOf(person, style), signedOf(person, style)].filter(Boolean);
  const parts = [
    setPart(document, `${person.number} ${person.name}`, width, 0),
    ...below.map((text) => setPart(document, text, width, indent)),
  ];
  return { parts, lineCount: parts.reduce((sum, { lines }) => sum + lines.length, 0) };
}

/** Sets a line of its own for a column of that width. */
export function layOutText(document: Pdf, text: string, width: number): Entry {
  const part = setPart(document, text, width, 0);
  return { parts: [part], lineCount: part.lines.length };
}

/** The first line is moved in by `left`, what does not fit it by a steady step. */
function setPart(document: Pdf, meant: string, width: number, left: number): Part {
  const printed = printable(meant, face);
  const lines = wrap(document, printed, width - left);
  const color = left === 0 ? ink : quiet;
  return {
    actual: saysWhatIsMeant(printed, meant) ? null : meant,
    lines: lines.map((text, place) => ({ text, color, left: place === 0 ? left : indent })),
  };
}

function besideOf(person: ListedName, style: CellStyle): string {
  const { columns, words } = style;
  const isPersonal = person.capacity === "personal" && columns.includes("capacity");
  const told = (["transliteration", "role", "organisation", "country", "day"] as const)
    .filter((column) => columns.includes(column))
    .map((column) => cellOf(column, person, style))
    .filter(Boolean)
    .join(", ");
  return [told, isPersonal ? words("pc") : ""].filter(Boolean).join(" ");
}

/** Breaks at blanks; a word that is longer than the column is cut between letters. */
function wrap(document: Pdf, text: string, width: number): string[] {
  const fits = (line: string) => lineWidth(document, line) <= width;
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
    const pieces = cutWord(word, fits);
    line = pieces.pop()!;
    lines.push(...pieces);
  }
  return [...lines, line];
}

function cutWord(word: string, fits: (line: string) => boolean): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece && !fits(piece + letter)) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}

function lineWidth(document: Pdf, text: string): number {
  return toRuns(document, text, face, size).reduce((sum, run) => sum + run.width, 0);
}
