import { describeMoment, describeSums, describeVersions } from "../../method";
import type { Contents } from "../../contents";
import { writeDay } from "../../words";
import { ink, margin, quiet, signal, type Pdf } from "./paper";

type Parent = PDFKit.PDFStructureElement;

/** Title, date, for whom and why, what the list adds up to, of which moment it is. */
export function writeCover(document: Pdf, root: Parent, contents: Contents): void {
  const { statements, delivery } = contents;
  document.addPage();
  const section = document.struct("Sect");
  root.add(section);
  const width = document.page.width - margin.left - margin.right;
  bar(document, margin.left, 150, width);
  document.x = margin.left;
  document.y = 176;
  for (const { title, initiators, datedOn } of statements) {
    add(document, section, "H1", () =>
      document.font("bold").fontSize(32).fillColor(ink).text(title, { lineGap: 2, width }),
    );
    const origin = [initiators, datedOn && writeDay(datedOn, delivery.choices.locale)].filter(
      Boolean,
    );
    if (origin.length > 0) {
      add(document, section, "P", () =>
        document
          .moveDown(0.4)
          .font("italic")
          .fontSize(12)
          .fillColor(quiet)
          .text(origin.join(" · "), { width }),
      );
    }
    document.moveDown(1);
  }
  document.moveDown(1.5);
  writeFacts(document, section, contents, width);
  section.end();
}

function writeFacts(document: Pdf, section: Parent, contents: Contents, width: number): void {
  const { delivery, words, original } = contents;
  const [sums, ...notes] = describeSums(contents);
  add(document, section, "P", () =>
    document.font("bold").fontSize(14).fillColor(ink).text(sums!, { lineGap: 3, width }),
  );
  const lines = [
    original ? words("supplement.title", { reference: original.reference }) : "",
    ...notes,
    ...describeVersions(contents),
    `${words(`profiles.${delivery.choices.profile}`)}.`,
    describeMoment(contents),
    words("for", { recipient: delivery.recipient }),
    words("purpose", { purpose: delivery.purpose }),
    words("reference", { reference: delivery.reference }),
  ];
  for (const line of lines.filter(Boolean)) {
    add(document, section, "P", () =>
      document
        .moveDown(0.5)
        .font("regular")
        .fontSize(11)
        .fillColor(ink)
        .text(line, { lineGap: 2, width }),
    );
  }
}

/** A tagged piece of text: drawn at once, and in the tree of what screen readers read. */
export function add(document: Pdf, parent: Parent, type: string, draw: () => void): void {
  parent.add(document.struct(type, {}, draw));
}

function bar(document: Pdf, x: number, y: number, width: number): void {
  document.markContent("Artifact", { type: "Layout" } as never);
  document.rect(x, y, width, 4).fill(signal);
  document.endMarkedContent();
}
