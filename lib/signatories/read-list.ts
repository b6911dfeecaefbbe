import { importLimits } from "./import-limits";
import { splitOutsideBrackets } from "./list-pieces";
import { parseList, type ParsedPerson } from "./parse-list";
import { parseTable } from "./parse-table";

/** Why a pasted or uploaded list cannot be read at all. */
export type ListFault =
  "empty" | "too_long" | "too_many" | "too_wide" | "not_text" | "broken_table";

export type ReadList =
  { outcome: "read"; people: ParsedPerson[] } | { outcome: "refused"; fault: ListFault };

// Control characters but tab and the ends of lines, and what is left of bytes that are no text.
const foreign = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/u;

/** Reads what was pasted, or says why it cannot be read. Never throws. */
export function readList(text: string): ReadList {
  if (Buffer.byteLength(text, "utf8") > importLimits.bytes) return refuse("too_long");
  if (!text.isWellFormed() || foreign.test(text)) return refuse("not_text");
  if (!/[\p{L}\p{N}]/u.test(text)) return refuse("empty");
  const table = parseTable(text);
  if (table.outcome === "broken") return refuse("broken_table");
  if (table.outcome === "wide") return refuse("too_wide");
  const people = table.outcome === "read" ? table.people : parseList(text);
  if (people.length === 0) return refuse("empty");
  if (people.length > importLimits.people) return refuse("too_many");
  return people.some(isTooWide) ? refuse("too_wide") : { outcome: "read", people };
}

/** Reads an uploaded file: UTF-8, with or without a mark at its beginning. */
export function readListFile(bytes: Uint8Array): ReadList {
  if (bytes.byteLength > importLimits.bytes) return refuse("too_long");
  try {
    return readList(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return refuse("not_text");
  }
}

function isTooWide({ raw }: ParsedPerson): boolean {
  return splitOutsideBrackets(raw, ",").length > importLimits.columns;
}

function refuse(fault: ListFault): ReadList {
  return { outcome: "refused", fault };
}
