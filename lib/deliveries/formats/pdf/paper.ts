import PDFDocument from "pdfkit";
import type { Contents } from "../../contents";
import { useFace } from "./runs";

export type Pdf = PDFKit.PDFDocument;

export const ink = "#16140f";
export const quiet = "#5d574b";
export const rule = "#cfc8b8";
export const signal = "#c4161c";

/** Points; a binder's holes fit into the left margin. */
export const margin = { top: 64, bottom: 72, left: 64, right: 56 };

/**
 * An empty document that says what it is: language, title, tags for screen readers (PDF/UA-1,
 * ISO 14289-1), and a footer with reference and page number on every page, which is marked as
 * no part of the text.
 */
export function openPaper(contents: Contents, title: string): Pdf {
  const { delivery, words, takenAt } = contents;
  const document = new PDFDocument({
    size: delivery.choices.paper === "letter" ? "LETTER" : "A4",
    margins: margin,
    pdfVersion: "1.7",
    subset: "PDF/UA",
    tagged: true,
    displayTitle: true,
    lang: delivery.choices.locale,
    autoFirstPage: false,
    info: {
      Title: title,
      Subject: words("reference", { reference: delivery.reference }),
      CreationDate: takenAt,
    },
  } as unknown as PDFKit.PDFDocumentOptions);
  for (const face of ["regular", "bold", "italic"] as const) useFace(document, face);
  let page = 0;
  document.on("pageAdded", () => {
    page += 1;
    if (page % pagesBetweenForgetting === 0) forgetShapes(document);
    writeFooter(document, delivery.reference, words("page", { page }));
  });
  return document;
}

const pagesBetweenForgetting = 25;

/**
 * pdfkit keeps the shape of every word it has ever set; of a hundred thousand names that is the
 * most part of its memory. Without any such cache it would take five times as long.
 */
function forgetShapes(document: Pdf): void {
  const { _fontFamilies: fonts } = document as unknown as {
    _fontFamilies: Record<string, { layoutCache?: object }>;
  };
  for (const font of Object.values(fonts))
    if (font.layoutCache) font.layoutCache = Object.create(null);
}

function writeFooter(document: Pdf, reference: string, page: string): void {
  const { width, height, margins } = document.page;
  const { x, y } = document;
  const bottom = margins.bottom;
  // Below the margin pdfkit would begin another page.
  margins.bottom = 0;
  document.markContent("Artifact", { type: "Pagination", attached: ["Bottom"] } as never);
  document.font("regular").fontSize(8).fillColor(quiet);
  const line = height - 40;
  document.text(reference, margin.left, line, { lineBreak: false });
  const pageWidth = document.widthOfString(page);
  document.text(page, width - margin.right - pageWidth, line, { lineBreak: false });
  document.endMarkedContent();
  margins.bottom = bottom;
  document.x = x;
  document.y = y;
}
