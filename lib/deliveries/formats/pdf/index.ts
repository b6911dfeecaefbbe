import { PassThrough, type Readable } from "node:stream";
import type { Contents } from "../../contents";
import type { ListedName } from "../../schema";
import type { CellStyle } from "../cells";
import { writeCover } from "./cover";
import { writeNames } from "./names";
import { writeNotables } from "./notables";
import { openPaper } from "./paper";
import { writeStrikes } from "./strikes";
import { writeTexts } from "./texts";

export type PdfList = Contents & { style: CellStyle; rows: AsyncIterable<ListedName[]> };

/**
 * A list on paper as a stream: cover, which numbers a supplement strikes out, the statement's text, first signatories by category, all
 * names in columns with their running numbers. Pages go out as they are finished; of thousands
 * of them memory keeps the table of contents that PDF wants at its end. An error of `rows` ends
 * the stream with it.
 */
export function pdfFile(list: PdfList): Readable {
  const output = new PassThrough();
  write(list, output).catch((error: Error) => output.destroy(error));
  return output;
}

async function write(list: PdfList, output: PassThrough): Promise<void> {
  const title = list.statements.map((statement) => statement.title).join(" · ");
  const document = openPaper(list, title);
  document.pipe(output);
  const root = document.struct("Document");
  document.addStructure(root);
  writeCover(document, root, list);
  await writeStrikes(document, root, list, output);
  writeTexts(document, root, list);
  writeNotables(document, root, list);
  await writeNames(document, root, list, output);
  root.end();
  document.end();
}
