export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong" | "em"; children: Inline[] }
  | { kind: "link"; href: string; children: Inline[] }
  /** A place that the campaign's data fills, or that is shown to be empty. */
  | { kind: "blank"; name: string };

const token = new RegExp(
  [
    String.raw`\\([\\*_{}[\]()#>-])`,
    String.raw`\*\*(\S(?:[^]*?\S)?)\*\*(?!\*)`,
    String.raw`\*([^\s*](?:[^*]*[^\s*])?)\*`,
    String.raw`\[([^\]]+)\]\(((?:[^\s()]|\([^\s()]*\))+)\)`,
    String.raw`\{([a-zA-Z]+)\}`,
  ].join("|"),
  "gu",
);

/** Reads one run of Markdown text: bold, emphasis, links, `{blanks}` and backslash escapes. */
export function parseInline(source: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of source.matchAll(token)) {
    if (match.index > end) parts.push({ kind: "text", text: source.slice(end, match.index) });
    parts.push(readToken(match));
    end = match.index + match[0].length;
  }
  if (end < source.length) parts.push({ kind: "text", text: source.slice(end) });
  return parts;
}

function readToken([whole, escaped, strong, em, label, href, blank]: RegExpMatchArray): Inline {
  if (escaped) return { kind: "text", text: escaped };
  if (strong) return { kind: "strong", children: parseInline(strong) };
  if (em) return { kind: "em", children: parseInline(em) };
  if (label && href) return { kind: "link", href, children: parseInline(label) };
  return blank ? { kind: "blank", name: blank } : { kind: "text", text: whole };
}

/**
 * True for links to the web, a mailbox or this site. `javascript:`, `data:` and
 * hosts without a scheme are none; the renderer shows only the words of such links.
 */
export function isSafeHref(href: string): boolean {
  return /^(https?:\/\/|mailto:|#|\/(?![/\\]))/i.test(href) && !/[\p{C}\s]/u.test(href);
}
