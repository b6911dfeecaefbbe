import { randomUUID } from "node:crypto";
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

/** A mail without its envelope; headers beside those that every mail has. */
export type ComposedMail = {
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
};

type Letter = { html: string; text: string };
type Component<Props> = (props: Props) => ReactElement;

/** Letters by component and texts, in which only personal links are left open. */
const drafts = new Map<unknown, Map<string, Letter>>();
const mostDrafts = 200;
/** What nobody can have typed, and what is never divided. */
const mark = `https://${randomUUID()}.invalid/`;

/**
 * A mail's HTML, and the same mail as wrapped plain text. `links` are the absolute addresses
 * that only this mail holds: what is rendered is the letter without them, once for all mails
 * that say the same, because rendering costs a hundred times as much as filling them in.
 */
export async function renderMail<Texts extends object, Links extends Record<string, string>>(
  component: Component<Texts & Links>,
  texts: Texts,
  links: Links,
): Promise<Letter> {
  const draft = await findDraft<Texts, Links>(component, texts, Object.keys(links));
  const fill = (letter: string, write: (link: string) => string) =>
    Object.entries(links).reduce(
      (filled, [name, link]) => filled.replaceAll(`${mark}${name}/`, () => write(link)),
      letter,
    );
  return { html: fill(draft.html, escapeAttribute), text: fill(draft.text, (link) => link) };
}

async function findDraft<Texts extends object, Links>(
  component: Component<Texts & Links>,
  texts: Texts,
  linkNames: string[],
): Promise<Letter> {
  const known = drafts.get(component) ?? new Map<string, Letter>();
  drafts.set(component, known);
  const key = JSON.stringify(texts);
  const found = known.get(key);
  if (found) return found;
  const marks = Object.fromEntries(linkNames.map((name) => [name, `${mark}${name}/`])) as Links;
  const draft = await renderLetter(component({ ...texts, ...marks }));
  if (known.size >= mostDrafts) known.clear();
  known.set(key, draft);
  return draft;
}

/** The doctype is the short one: the long one of React Email holds an address of another host. */
async function renderLetter(letter: ReactElement): Promise<Letter> {
  const html = (await render(letter)).replace(/^<!DOCTYPE[^>]*>/, "<!doctype html>");
  return { html, text: `${toPlainText(html, textOptions).trim()}\n` };
}

const escapes: Record<string, string> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (sign) => escapes[sign]!);
}
