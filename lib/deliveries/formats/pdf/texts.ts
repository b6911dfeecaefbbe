import { plainParagraphs } from "../../../prose/schema";
import type { Contents } from "../../contents";
import { describeVersion, hasSeveralVersions } from "../../method";
import { textIn, type QuotedStatement, type QuotedVersion } from "../../statements";
import { add } from "./cover";
import { ink, margin, quiet, type Pdf } from "./paper";

type Parent = PDFKit.PDFStructureElement;

/**
 * Each statement's text in the delivery's language, from a page of its own; where the text was
 * changed while it was signed, every version that somebody signed, the newest first.
 */
export function writeTexts(document: Pdf, root: Parent, contents: Contents): void {
  for (const statement of contents.statements)
    for (const version of statement.versions)
      writeVersion(document, root, contents, statement, version);
}

function writeVersion(
  document: Pdf,
  root: Parent,
  contents: Contents,
  statement: QuotedStatement,
  version: QuotedVersion,
): void {
  const { delivery } = contents;
  const shown = textIn(version.texts, delivery.choices.locale, statement.originalLocale);
  const section = document.struct("Sect", { lang: shown.locale });
  root.add(section);
  document.addPage();
  const width = Math.min(400, document.page.width - margin.left - margin.right);
  add(document, section, "H2", () =>
    document
      .font("bold")
      .fontSize(18)
      .fillColor(ink)
      .text(shown.title, margin.left, margin.top, { width }),
  );
  const given = hasSeveralVersions(statement)
    ? [describeVersion(contents, statement, version)]
    : [];
  for (const note of [...given, ...notesOf(contents, shown)]) {
    add(document, section, "P", () =>
      document.moveDown(0.5).font("italic").fontSize(9.5).fillColor(quiet).text(note, { width }),
    );
  }
  document.moveDown(0.5);
  for (const paragraph of plainParagraphs(shown.body)) {
    add(document, section, "P", () =>
      document
        .moveDown(0.6)
        .font("regular")
        .fontSize(11.5)
        .fillColor(ink)
        .text(paragraph, { width, lineGap: 4 }),
    );
  }
  add(document, section, "P", () =>
    document
      .moveDown(1.5)
      .font("regular")
      .fontSize(7.5)
      .fillColor(quiet)
      .text(`SHA-256 ${shown.sha256}`, { width }),
  );
  section.end();
}

function notesOf(
  { words }: Contents,
  { isTranslation, isWorkingText }: ReturnType<typeof textIn>,
): string[] {
  return [
    isTranslation ? words("translationNote") : "",
    isWorkingText ? words("workingNote") : "",
  ].filter(Boolean);
}
