import type { ListedName } from "../../schema";
import { cellOf, type CellStyle } from "../cells";
import { ink, printable, quiet, toRuns, type Pdf } from "./paper";

/** How a name in the columns is set. */
export const face = "regular";
export const size = 8.5;
export const indent = 8;

export type EntryLine = { text: string; color: string; isFirst: boolean };

/** A name as lines that fit a column; the first one begins with its number. */
export type Entry = {
  /** What is meant, where it cannot all be printed. */
  actual: string | null;
  lines: EntryLine[];
};

/** Sets one person for a column of that width: number and name, and below, quieter, what is told beside. */
export function layOut(document: Pdf, person: ListedName, style: CellStyle, width: number): Entry {
  const meant = [`${person.number} ${person.name}`, besideOf(person, style)];
  const [name, beside] = meant.map((text) => printable(text, face));
  const isWhole = name === meant[0] && beside === meant[1];
  const named = wrap(document, name!, width);
  const quieter = beside ? wrap(document, beside, width - indent) : [];
  return {
    actual: isWhole ? null : meant.filter(Boolean).join(" "),
    lines: [
      ...named.map((text, index) => ({ text, color: ink, isFirst: index === 0 })),
      ...quieter.map((text) => ({ text, color: quiet, isFirst: false })),
    ],
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
