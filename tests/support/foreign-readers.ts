import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { readSheet } from "read-excel-file/node";

/** What a foreign reader finds on paper, a line for each page. */
export async function readPaper(bytes: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  let text = "";
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    text += `${items.map((item) => ("str" in item ? item.str : "")).join("")}\n`;
  }
  return text;
}

/** What a foreign reader finds in a workbook's first sheet, a line for each row. */
export async function readWorkbook(bytes: Buffer): Promise<string> {
  const rows = await readSheet(bytes);
  return rows.map((cells) => cells.map(String).join("\t")).join("\n");
}

/** A text without what lines and blanks do to it on paper. */
export function squeeze(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, "");
}
