import { isSafeHref, type Inline } from "./parse-inline";
import { parseMarkdown, type Block } from "./parse-markdown";

/**
 * A Markdown text as paragraphs of plain words, for paper and other places without markup: no
 * marks, each item of a list on its own, a link's address behind its words.
 */
export function plainParagraphs(source: string): string[] {
  return parseMarkdown(source).flatMap(wordsOfBlock);
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

function words(parts: Inline[]): string {
  return parts.map(wordsOfPart).join("");
}

function wordsOfPart(part: Inline): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "strong":
    case "em":
      return words(part.children);
    case "link": {
      const label = words(part.children);
      return isSafeHref(part.href) && label !== part.href ? `${label} (${part.href})` : label;
    }
    case "blank":
      return `{${part.name}}`;
  }
}
