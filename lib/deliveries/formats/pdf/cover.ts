import { describeMoment, describeSums, describeVersions } from "../../method";
import type { Contents } from "../../contents";
import { writeDay } from "../../words";
import { ink, margin, quiet, signal, type Pdf } from "./paper";
import { flow } from "./runs";

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
      flow(document, title, { face: "bold", size: 32, color: ink }, { lineGap: 2, width }),
    );
    const origin = [initiators, datedOn && writeDay(datedOn, delivery.choices.locale)].filter(
      Boolean,
    );
    if (origin.length > 0) {
      add(document, section, "P", () => {
        document.moveDown(0.4);
        const look = { face: "italic", size: 12, color: quiet } as const;
        flow(document, origin.join(" · "), look, { width });
      });
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
    flow(document, sums!, { face: "bold", size: 14, color: ink }, { lineGap: 3, width }),
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
    add(document, section, "P", () => {
      document.moveDown(0.5);
      flow(document, line, { face: "regular", size: 11, color: ink }, { lineGap: 2, width });
    });
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
