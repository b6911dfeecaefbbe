export { isSafeHref, parseInline, type Inline } from "./parse-inline";
export { parseMarkdown, type Block } from "./parse-markdown";
export { firstPlainParagraph, plainParagraphs } from "./plain-paragraphs";
