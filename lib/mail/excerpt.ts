const longest = 360;

/**
 * The first paragraph of a Markdown text as plain words, shortened between words; null for a
 * text without one. What is a heading, a list, a quotation or a picture is passed over.
 */
export function excerptOf(markdown: string): string | null {
  const paragraph = markdown
    .replace(/\r\n?/g, "\n")
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .find((part) => part !== "" && !/^([#>|]|[-*+] |\d+[.)] |!\[|```|---)/.test(part));
  return paragraph === undefined ? null : shorten(toWords(paragraph));
}

function toWords(paragraph: string): string {
  return paragraph
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|[*`])(?=\S)(.+?)\1/g, "$2")
    .replace(/(?<!\w)(__?)(?=\S)(.+?)\1(?!\w)/g, "$2")
    .replace(/\\([^\w\s])/g, "$1")
    .replace(/\s+/g, " ");
}

function shorten(text: string): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longest / 2)).replace(/[\s,;:–—-]+$/, "")} …`;
}
