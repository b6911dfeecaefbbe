import { firstPlainParagraph } from "@/lib/prose/schema";

const longest = 360;

/**
 * The first paragraph of a Markdown text as plain words, as the site reads it, shortened between
 * words; null for a text without one.
 */
export function excerptOf(markdown: string): string | null {
  const paragraph = firstPlainParagraph(markdown);
  return paragraph === null ? null : shorten(paragraph);
}

function shorten(text: string): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longest / 2)).replace(/[\s,;:–—-]+$/, "")} …`;
}
