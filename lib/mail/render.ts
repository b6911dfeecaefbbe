import type { ReactElement } from "react";
import { render, toPlainText } from "@react-email/render";

/** The part of html-to-text's formatter interface that is used here; it ships no types. */
type TextElement = { children: TextElement[]; attribs: { href?: string } };
type TextBuilder = {
  openBlock(options: { leadingLineBreaks: number }): void;
  closeBlock(options: { trailingLineBreaks: number }): void;
  addInline(text: string, options: { noWordTransform: boolean }): void;
  addLineBreak(): void;
};
type Walk = (elements: TextElement[], builder: TextBuilder) => void;

/** In plain text a link is its label and, on a line of its own, its address, never broken. */
const textOptions = {
  wordwrap: 72,
  formatters: {
    labelledLink(element: TextElement, walk: Walk, builder: TextBuilder) {
      builder.openBlock({ leadingLineBreaks: 2 });
      walk(element.children, builder);
      builder.addInline(":", { noWordTransform: true });
      builder.addLineBreak();
      builder.addInline(element.attribs.href ?? "", { noWordTransform: true });
      builder.closeBlock({ trailingLineBreaks: 2 });
    },
  },
  selectors: [{ selector: "a", format: "labelledLink" }],
};

/**
 * A mail's HTML, and the same mail as wrapped plain text. The doctype is the
 * short one: the long one that React Email writes holds an address of another host.
 */
export async function renderMail(letter: ReactElement): Promise<{ html: string; text: string }> {
  const html = (await render(letter)).replace(/^<!DOCTYPE[^>]*>/, "<!doctype html>");
  return { html, text: `${toPlainText(html, textOptions).trim()}\n` };
}
