import type { Contents } from "../../contents";
import { printedLine } from "../press";
import { add } from "./cover";
import type { ListedNotable } from "../../schema";
import type { Words } from "../../words";
import { ink, margin, quiet, type Pdf } from "./paper";
import { flow } from "./runs";

type Parent = PDFKit.PDFStructureElement;

/** First signatories by category, each with their running number; nothing where there are none. */
export function writeNotables(document: Pdf, root: Parent, { notables, words }: Contents): void {
  if (notables.length === 0) return;
  document.addPage();
  const section = document.struct("Sect");
  root.add(section);
  const width = document.page.width - margin.left - margin.right;
  document.x = margin.left;
  document.y = margin.top;
  add(document, section, "H2", () =>
    flow(document, words("notableHeading"), { face: "bold", size: 18, color: ink }, { width }),
  );
  for (const { title, people } of notables) {
    add(document, section, "H3", () => {
      document.moveDown(0.9);
      flow(document, title, { face: "bold", size: 11, color: ink }, { width });
    });
    document.moveDown(0.3);
    const list = document.struct("L");
    section.add(list);
    for (const person of people)
      add(document, list, "LI", () => writePerson(document, person, words, width));
    list.end();
  }
  add(document, section, "P", () => {
    document.moveDown(1);
    flow(document, words("personalNote"), { face: "italic", size: 9, color: quiet }, { width });
  });
  section.end();
}

/** "12 Nadia Klein, joint General Secretary, NEU (pc)" */
function writePerson(document: Pdf, person: ListedNotable, words: Words, width: number): void {
  const rest = printedLine(person, words).slice(person.name.length);
  const plain = { face: "regular", size: 10.5, color: quiet } as const;
  const options = { width, lineGap: 2.5 };
  flow(document, `${person.number} `, plain, { ...options, continued: true });
  flow(
    document,
    person.name,
    { ...plain, face: "bold", color: ink },
    { ...options, continued: rest !== "" },
  );
  if (rest) flow(document, rest, plain, options);
}
