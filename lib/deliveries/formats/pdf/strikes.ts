import type { Writable } from "node:stream";
import type { Contents } from "../../contents";
import { describeStrike } from "../../method";
import { writeColumns } from "./columns";
import { layOutText } from "./entries";
import type { Pdf } from "./paper";
import type { Tag } from "./tagged";

/** The numbers that a supplement strikes out, without any name; nothing where there are none. */
export function writeStrikes(
  document: Pdf,
  root: Tag,
  { words, strikes }: Contents,
  output: Writable,
): Promise<void> {
  return writeColumns(
    document,
    root,
    {
      heading: words("supplement.heading"),
      batches: [strikes],
      layOut: (number, width) => layOutText(document, describeStrike(words, number), width),
    },
    output,
  );
}
