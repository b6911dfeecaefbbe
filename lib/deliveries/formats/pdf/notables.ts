import { signedOf, type CellStyle } from "../cells";
import type { PdfList } from "./index";
import { printedLine } from "../press";
import type { ListedNotable } from "../../schema";
import { ink, margin, quiet, type Pdf } from "./paper";
import type { Look } from "./runs";
import { addText, type Piece, type Tag } from "./tagged";

/** First signatories by category, each with their running number; nothing where there are none. */
export function writeNotables(document: Pdf, root: Tag, contents: PdfList): void {
  const { notables, words, original, style } = contents;
  if (notables.length === 0) return;
  document.addPage();
  const section = document.struct("Sect");
  root.add(section);
  const width = document.page.width - margin.left - margin.right;
  document.x = margin.left;
  document.y = margin.top;
  const write = (type: string, text: string, look: Look, above = 0) =>
    addText(document, section, type, [{ text, look, options: { width } }], above);
  const heading = words(original ? "supplement.notableHeading" : "notableHeading");
  write("H2", heading, { face: "bold", size: 18, color: ink });
  for (const { title, people } of notables) {
    write("H3", title, { face: "bold", size: 11, color: ink }, 0.9);
    document.moveDown(0.3);
    const list = document.struct("L");
    section.add(list);
    for (const person of people) writePerson(document, list, person, style, width);
    list.end();
  }
  write("P", words("personalNote"), { face: "italic", size: 9, color: quiet }, 1);
  section.end();
}

/** "12 Nadia Klein, joint General Secretary, NEU (pc)", and of several statements, which. */
function writePerson(
  document: Pdf,
  list: Tag,
  person: ListedNotable,
  style: CellStyle,
  width: number,
): void {
  const signed = signedOf(person, style);
  const line = printedLine(person, style.words).slice(person.name.length);
  const rest = signed ? `${line} — ${signed}` : line;
  const plain: Look = { face: "regular", size: 10.5, color: quiet };
  const options = { width, lineGap: 2.5 };
  const pieces: Piece[] = [
    { text: `${person.number} `, look: plain, options: { ...options, continued: true } },
    {
      text: person.name,
      look: { ...plain, face: "bold", color: ink },
      options: { ...options, continued: rest !== "" },
    },
  ];
  if (rest) pieces.push({ text: rest, look: plain, options });
  const item = document.struct("LI");
  list.add(item);
  addText(document, item, "LBody", pieces);
  item.end();
}
