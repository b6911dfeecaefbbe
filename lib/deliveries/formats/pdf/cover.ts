import { describeMoment, describeSums, describeVersions } from "../../method";
import type { Contents } from "../../contents";
import { writeDay } from "../../words";
import { ink, margin, quiet, signal, type Pdf } from "./paper";
import type { Look } from "./runs";
import { addText, type Tag } from "./tagged";

/** Title, date, for whom and why, what the list adds up to, of which moment it is. */
export function writeCover(document: Pdf, root: Tag, contents: Contents): void {
  const { statements, delivery } = contents;
  document.addPage();
  const section = document.struct("Sect");
  root.add(section);
  const width = document.page.width - margin.left - margin.right;
  bar(document, margin.left, 150, width);
  document.x = margin.left;
  document.y = 176;
  for (const { title, initiators, datedOn } of statements) {
    const big: Look = { face: "bold", size: 32, color: ink };
    addText(document, section, "H1", [{ text: title, look: big, options: { lineGap: 2, width } }]);
    const day = datedOn && writeDay(datedOn, delivery.choices.locale);
    const text = [initiators, day].filter(Boolean).join(" · ");
    const look: Look = { face: "italic", size: 12, color: quiet };
    if (text) addText(document, section, "P", [{ text, look, options: { width } }], 0.4);
    document.moveDown(1);
  }
  document.moveDown(1.5);
  writeFacts(document, section, contents, width);
  section.end();
}

function writeFacts(document: Pdf, section: Tag, contents: Contents, width: number): void {
  const { delivery, words, original } = contents;
  const title = original ? [words("supplement.title", { reference: original.reference })] : [];
  const [first, ...notes] = [...title, ...describeSums(contents)];
  const strong: Look = { face: "bold", size: 14, color: ink };
  const options = { lineGap: 3, width };
  addText(document, section, "P", [{ text: first!, look: strong, options }]);
  const lines = [
    ...notes,
    ...describeVersions(contents),
    `${words(`profiles.${delivery.choices.profile}`)}.`,
    describeMoment(contents),
    words("for", { recipient: delivery.recipient }),
    words("purpose", { purpose: delivery.purpose }),
    words("reference", { reference: delivery.reference }),
  ];
  const look: Look = { face: "regular", size: 11, color: ink };
  for (const text of lines.filter(Boolean)) {
    addText(document, section, "P", [{ text, look, options: { lineGap: 2, width } }], 0.5);
  }
}

function bar(document: Pdf, x: number, y: number, width: number): void {
  document.markContent("Artifact", { type: "Layout" } as never);
  document.rect(x, y, width, 4).fill(signal);
  document.endMarkedContent();
}
