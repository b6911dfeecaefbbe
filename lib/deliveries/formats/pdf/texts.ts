import { plainParagraphs } from "../../../prose/schema";
import type { Contents } from "../../contents";
import { describeVersion, hasSeveralVersions } from "../../method";
import {
  textIn,
  type QuotedStatement,
  type QuotedText,
  type QuotedVersion,
} from "../../statements";
import { ink, margin, quiet, type Pdf } from "./paper";
import type { Look } from "./runs";
import { addText, type Tag } from "./tagged";

/**
 * Each statement's text in the delivery's language, from a page of its own, and after a translation
 * the original, which is what was signed; where the text was changed while it was signed, every
 * version that somebody signed, the newest first.
 */
export function writeTexts(document: Pdf, root: Tag, contents: Contents): void {
  for (const statement of contents.statements)
    for (const version of statement.versions)
      for (const shown of textsOf(contents, statement, version))
        writeText(document, root, contents, { statement, version, shown });
}

function textsOf(
  { delivery }: Contents,
  { originalLocale }: QuotedStatement,
  { texts }: QuotedVersion,
): QuotedText[] {
  const shown = textIn(texts, delivery.choices.locale, originalLocale);
  return shown.isTranslation ? [shown, textIn(texts, originalLocale, originalLocale)] : [shown];
}

type Quoted = { statement: QuotedStatement; version: QuotedVersion; shown: QuotedText };

function writeText(
  document: Pdf,
  root: Tag,
  contents: Contents,
  { statement, version, shown }: Quoted,
): void {
  const section = document.struct("Sect", { lang: shown.locale });
  root.add(section);
  document.addPage();
  const width = Math.min(400, document.page.width - margin.left - margin.right);
  const write = (type: string, text: string, look: Look, { above = 0, between = 0 } = {}) =>
    addText(document, section, type, [{ text, look, options: { width, lineGap: between } }], above);
  document.x = margin.left;
  document.y = margin.top;
  write("H2", shown.title, { face: "bold", size: 18, color: ink });
  const given = hasSeveralVersions(statement)
    ? [describeVersion(contents, statement, version)]
    : [];
  for (const note of [...given, ...notesOf(contents, shown)])
    write("P", note, { face: "italic", size: 9.5, color: quiet }, { above: 0.5 });
  document.moveDown(0.5);
  for (const paragraph of plainParagraphs(shown.body)) {
    const look = { face: "regular", size: 11.5, color: ink } as const;
    write("P", paragraph, look, { above: 0.6, between: 4 });
  }
  const hash = `SHA-256 ${shown.sha256}`;
  write("P", hash, { face: "regular", size: 7.5, color: quiet }, { above: 1.5 });
  section.end();
}

function notesOf(
  { words, delivery }: Contents,
  { locale, isTranslation, isWorkingText }: QuotedText,
): string[] {
  return [
    isTranslation ? words("translationNote") : "",
    !isTranslation && locale !== delivery.choices.locale ? words("originalNote") : "",
    isWorkingText ? words("workingNote") : "",
  ].filter(Boolean);
}
