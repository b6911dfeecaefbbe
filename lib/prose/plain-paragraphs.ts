import { isSafeHref, type Inline } from "./parse-inline";
import { parseMarkdown, type Block } from "./parse-markdown";

/**
 * A Markdown text as paragraphs of plain words, for paper and other places without markup: no
 * marks, each item of a list on its own, a link's address behind its words.
 */
export function plainParagraphs(source: string): string[] {
  return parseMarkdown(source).flatMap(wordsOfBlock);
}

/**
 * The first paragraph of a Markdown text as plain words, links without their addresses; null for
 * a text without one. Headings, lists and quotations are passed over.
 */
export function firstPlainParagraph(source: string): string | null {
  const first = parseMarkdown(source).find(({ kind }) => kind === "paragraph");
  return first?.kind === "paragraph" ? words(first.children, labelOf) || null : null;
}

function wordsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [words(block.children)];
    case "list":
      return block.items.map(
        (item, index) => `${block.ordered ? `${index + 1}.` : "–"} ${words(item)}`,
      );
    case "quote":
      return block.blocks.flatMap(wordsOfBlock);
  }
}

type Link = Extract<Inline, { kind: "link" }>;
type SayLink = (link: Link) => string;

function words(parts: Inline[], sayLink: SayLink = labelWithAddress): string {
  return parts.map((part) => wordsOfPart(part, sayLink)).join("");
}

function labelOf({ children }: Link): string {
  return words(children);
}

function labelWithAddress(link: Link): string {
  const label = labelOf(link);
  return isSafeHref(link.href) && label !== link.href ? `${label} (${link.href})` : label;
}

function wordsOfPart(part: Inline, sayLink: SayLink): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "strong":
    case "em":
      return words(part.children, sayLink);
    case "link":
      return sayLink(part);
    case "blank":
      return `{${part.name}}`;
  }
}
