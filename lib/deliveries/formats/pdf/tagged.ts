import type { Pdf } from "./paper";
import { flow, printable, saysWhatIsMeant, type Look } from "./runs";

export type Tag = PDFKit.PDFStructureElement;

/** A text in one look; `continued` when the next one goes on in its line. */
export type Piece = { text: string; look: Look; options: PDFKit.Mixins.TextOptions };

/** A tagged piece of text: drawn at once, and in the tree of what screen readers read. */
export function addText(
  document: Pdf,
  parent: Tag,
  type: string,
  pieces: Piece[],
  linesAbove = 0,
): void {
  const element = document.struct(type);
  parent.add(element);
  document.moveDown(linesAbove);
  for (const { text, look, options } of pieces) {
    const printed = printable(text, look.face);
    const actual = saysWhatIsMeant(printed, text) ? null : text;
    mark(document, element, type, actual, () => flow(document, printed, look, options));
  }
  element.end();
}

/**
 * Draws something as the next part of an element. Where the letters on paper do not say it, or not
 * in their order, `actual` says what is meant (ISO 32000-1, 14.9.4). Such a part is one of its own
 * and not inside another: some readers lose what comes after it there.
 */
export function mark(
  document: Pdf,
  element: Tag,
  type: string,
  actual: string | null,
  draw: () => void,
): void {
  const content = actual
    ? document.markStructureContent("Span", { actual })
    : document.markStructureContent(type);
  draw();
  document.endMarkedContent();
  // Only now is it known on which pages it stands.
  element.add(content);
}
