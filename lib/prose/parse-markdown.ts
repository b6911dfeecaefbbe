import { parseInline, type Inline } from "./parse-inline";

export type Block =
  | { kind: "heading"; level: 2 | 3; id: string | null; children: Inline[] }
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "list"; ordered: boolean; items: Inline[][] }
  | { kind: "quote"; blocks: Block[] };

const heading = /^(##|###)\s+(.+?)(?:\s+\{#([a-z][a-z0-9-]*)\})?\s*$/;
const bullet = /^[-*]\s+/;
const numeral = /^\d{1,3}[.)]\s+/;
const quote = /^>\s?/;
const deepestQuote = 3;

/**
 * Reads the part of Markdown that the campaign's texts use: `##` and `###` headings
 * with an optional `{#id}`, paragraphs, flat lists and quotations. Everything else,
 * HTML first of all, stays plain text, so that no text can bring its own markup.
 */
export function parseMarkdown(source: string, depth = 0): Block[] {
  const lines = source.replace(/\r\n?/g, "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const start = lines[at] ?? "";
    const length = Math.max(1, measureBlock(lines, at, depth));
    if (start.trim()) blocks.push(readBlock(lines.slice(at, at + length), depth));
    at += length;
  }
  return blocks;
}

function measureBlock(lines: string[], start: number, depth: number): number {
  const marker = findMarker(lines[start] ?? "", depth);
  if (marker === heading) return 1;
  let end = start;
  while (end < lines.length && belongsTo(marker, lines, end, start, depth)) end += 1;
  return end - start;
}

function belongsTo(
  marker: RegExp | null,
  lines: string[],
  at: number,
  start: number,
  depth: number,
): boolean {
  const line = lines[at] ?? "";
  const isList = marker === bullet || marker === numeral;
  if (!line.trim()) return isList && marker.test(lines[at + 1] ?? "");
  if (at === start || (marker && marker.test(line))) return true;
  return marker === quote ? false : findMarker(line, depth) === null;
}

function findMarker(line: string, depth: number): RegExp | null {
  const markers = depth < deepestQuote ? [heading, bullet, numeral, quote] : [heading];
  return markers.find((marker) => marker.test(line)) ?? null;
}

function readBlock(lines: string[], depth: number): Block {
  const marker = findMarker(lines[0] ?? "", depth);
  if (marker === heading) return readHeading(lines[0] ?? "");
  if (marker === quote) {
    const inner = lines.map((line) => line.replace(quote, "")).join("\n");
    return { kind: "quote", blocks: parseMarkdown(inner, depth + 1) };
  }
  if (marker) return { kind: "list", ordered: marker === numeral, items: readItems(lines, marker) };
  return { kind: "paragraph", children: parseInline(joinLines(lines)) };
}

function readHeading(line: string): Block {
  const [, marks, text = "", id = null] = heading.exec(line) ?? [];
  return { kind: "heading", level: marks === "##" ? 2 : 3, id, children: parseInline(text) };
}

function readItems(lines: string[], marker: RegExp): Inline[][] {
  const items: string[][] = [];
  for (const line of lines.filter((text) => text.trim())) {
    if (marker.test(line)) items.push([line.replace(marker, "")]);
    else items.at(-1)?.push(line);
  }
  return items.map((item) => parseInline(joinLines(item)));
}

function joinLines(lines: string[]): string {
  return lines.map((line) => line.trim()).join(" ");
}
