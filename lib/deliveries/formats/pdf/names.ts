import type { Writable } from "node:stream";
import { writeColumns } from "./columns";
import { layOut } from "./entries";
import type { PdfList } from "./index";
import type { Pdf } from "./paper";
import type { Tag } from "./tagged";

/** Everybody else in columns: number, name, and below it, quieter, what the list says beside. */
export function writeNames(
  document: Pdf,
  root: Tag,
  { words, original, rows, style }: PdfList,
  output: Writable,
): Promise<void> {
  return writeColumns(
    document,
    root,
    {
      heading: words(original ? "supplement.allHeading" : "allHeading"),
      batches: rows,
      layOut: (person, width) => layOut(document, person, style, width),
    },
    output,
  );
}
