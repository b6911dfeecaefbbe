import type { Contents } from "../../contents";
import { printedLine } from "../press";
import { add } from "./cover";
import { ink, margin, quiet, type Pdf } from "./paper";

type Parent = PDFKit.PDFStructureElement;

/** First signatories by category, each with their running number; nothing where there are none. */
export function writeNotables(document: Pdf, root: Parent, { notables, words }: Contents): void {
  if (notables.length === 0) return;
  document.addPage();
  const section = document.struct("Sect");
  root.add(section);
  const width = document.page.width - margin.left - margin.right;
  add(document, section, "H2", () =>
    document
      .font("bold")
      .fontSize(18)
      .fillColor(ink)
      .text(words("notableHeading"), margin.left, margin.top, { width }),
  );
  for (const { title, people } of notables) {
    add(document, section, "H3", () =>
      document.moveDown(0.9).font("bold").fontSize(11).fillColor(ink).text(title, { width }),
    );
    document.moveDown(0.3);
    const list = document.struct("L");
    section.add(list);
    for (const person of people) {
      add(document, list, "LI", () => {
        const rest = printedLine(person, words).slice(person.name.length);
        document.font("regular").fontSize(10.5).fillColor(quiet);
        document.text(`${person.number} `, { width, continued: true, lineGap: 2.5 });
        document
          .font("bold")
          .fillColor(ink)
          .text(person.name, { continued: rest !== "" });
        if (rest) document.font("regular").fillColor(quiet).text(rest);
      });
    }
    list.end();
  }
  add(document, section, "P", () =>
    document
      .moveDown(1)
      .font("italic")
      .fontSize(9)
      .fillColor(quiet)
      .text(words("personalNote"), { width }),
  );
  section.end();
}
