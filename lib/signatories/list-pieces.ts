/** One person's piece of a pasted list, exactly as it stood there. */
export type ListPiece = {
  raw: string;
  /** The heading above it, without its colon; null where there is none. */
  heading: string | null;
  /** The piece ran over the end of a line. */
  isWrapped: boolean;
  /** A semicolon that may divide two people was left inside. */
  hasSemicolon: boolean;
};

const longLine = 60;
const headingLine = /^\s*([^,;:()[\]]{2,80}):\s*$/u;
const headingBefore = /^\s*([^,;:()[\]]{2,80}):\s+(?=[^;]*;)/u;

/**
 * Divides a list into people: at the ends of lines and, where semicolons are what the list
 * is divided by, at those outside of brackets. In such a list a long line that does not end
 * in one goes on in the next. A line that ends in a colon is a heading. Takes any text;
 * nothing of it is lost but separators.
 */
export function splitList(text: string): ListPiece[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u);
  const bySemicolons = isDividedBySemicolons(lines);
  const pieces: ListPiece[] = [];
  let heading: string | null = null;
  for (const { raw, isWrapped } of bySemicolons ? joinWrapped(lines) : toLines(lines)) {
    const whole = headingLine.exec(raw);
    if (whole) {
      heading = whole[1]!.trim();
      continue;
    }
    const before = bySemicolons ? headingBefore.exec(raw) : null;
    if (before) heading = before[1]!.trim();
    const rest = before ? raw.slice(before[0].length) : raw;
    const parts = bySemicolons ? splitOutsideBrackets(rest, ";") : [rest];
    for (const part of parts.filter((each) => /[\p{L}\p{N}]/u.test(each))) {
      const hasSemicolon = /;\s*[^\s;]/u.test(part);
      pieces.push({
        raw: part,
        heading,
        isWrapped: isWrapped && part.includes("\n"),
        hasSemicolon,
      });
    }
  }
  return pieces;
}

/** Splits at a character that stands outside of brackets; everywhere when brackets do not pair. */
export function splitOutsideBrackets(text: string, divider: string): string[] {
  if (!hasPairedBrackets(text)) return text.split(divider);
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if ("([".includes(sign)) depth += 1;
    else if (")]".includes(sign)) depth -= 1;
    else if (sign === divider && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** Whether every bracket is closed, and none before it was opened. */
export function hasPairedBrackets(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if ("([".includes(sign)) depth += 1;
    if (")]".includes(sign)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

type Line = { raw: string; isWrapped: boolean };

function isDividedBySemicolons(lines: string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== "" && !headingLine.test(line));
  const semicolons = filled.reduce((sum, line) => sum + line.split(";").length - 1, 0);
  return semicolons > 0 && semicolons >= filled.length - 1;
}

function toLines(lines: string[]): Line[] {
  return lines.filter((line) => line.trim() !== "").map((raw) => ({ raw, isWrapped: false }));
}

function joinWrapped(lines: string[]): Line[] {
  const joined: Line[] = [];
  let goesOn = false;
  for (const line of lines) {
    const isHeading = headingLine.test(line) || headingBefore.test(line);
    const last = joined.at(-1);
    if (goesOn && last && line.trim() !== "" && !isHeading) {
      last.raw += `\n${line}`;
      last.isWrapped = true;
    } else if (line.trim() !== "") joined.push({ raw: line, isWrapped: false });
    goesOn = line.trim().length >= longLine && !/[;.:]\s*$/u.test(line);
  }
  return joined;
}
