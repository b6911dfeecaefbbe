import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { note } from "@/scripts/boot/progress.mjs";
import { fileEnding, readDelivery } from "@/tests/support/deliveries";

const run = promisify(execFile);

/**
 * Reads the PDF and the CSV of one package with readers that are not ours, and says how many of
 * the CSV's rows stand in the PDF's text layer exactly once, number and name. Throws when one of
 * them does not. Where `pdftotext` (Poppler) is not installed it says that nothing was checked.
 */
export async function checkTextLayer(deliveryId: string): Promise<void> {
  const { files } = await readDelivery(deliveryId);
  const text = await readTextLayer(fileEnding(files, "names.pdf"));
  if (text === null) return note("text layer: not checked, pdftotext is not installed here");
  const rows: Row[] = parse(fileEnding(files, "names.csv"), { columns: true, bom: true });
  const { missing, inVisualOrder } = compare(rows, text);
  const found = (rows.length - missing.length).toLocaleString("en");
  note(
    `text layer: ${found} of ${rows.length.toLocaleString("en")} names stand in it once; ` +
      `${inVisualOrder.toLocaleString("en")} of them hold letters from right to left, which pdftotext puts in their order on paper`,
  );
  if (missing.length > 0) throw new Error(`the PDF lacks no. ${missing.slice(0, 20).join(", ")}`);
}

type Row = { "No.": string; Name: string };

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** Numbers of rows that do not stand in the text once, and how many could only be compared by letters. */
function compare(rows: Row[], text: string): { missing: string[]; inVisualOrder: number } {
  const places = findNumbers(text);
  const missing: string[] = [];
  let inVisualOrder = 0;
  for (const row of rows) {
    const number = row["No."];
    const name = plain(row.Name.replace(/^'(?=[=+\-@＝＋－＠])/u, ""));
    const isAt = rightToLeft.test(name) ? hasLettersAt : hasNameAt;
    const found = (places.get(number) ?? []).filter((place) => isAt(text, place, name));
    if (found.length !== 1) missing.push(number);
    else if (isAt === hasLettersAt) inVisualOrder += 1;
  }
  return { missing, inVisualOrder };
}

/** Where each whole number that a blank follows ends. */
function findNumbers(text: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const match of text.matchAll(/(?<!\S)\d+ /g)) {
    const number = match[0].trimEnd();
    const place = match.index + match[0].length;
    places.set(number, [...(places.get(number) ?? []), place]);
  }
  return places;
}

function hasNameAt(text: string, place: number, name: string): boolean {
  return text.startsWith(name, place) && !/[\p{L}\p{N}]/u.test(text.charAt(place + name.length));
}

function hasLettersAt(text: string, place: number, name: string): boolean {
  const sorted = (letters: string) => [...letters].sort().join("");
  return sorted(text.slice(place, place + name.length)) === sorted(name);
}

async function readTextLayer(pdf: Buffer): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), "undersigned-text-layer-"));
  try {
    const [paper, text] = [join(folder, "names.pdf"), join(folder, "names.txt")];
    await writeFile(paper, pdf);
    await run("pdftotext", ["-raw", "-nopgbrk", "-enc", "UTF-8", paper, text]);
    return plain(await readFile(text, "utf8"));
  } catch (error) {
    if ((error as { code?: unknown }).code === "ENOENT") return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Without marks of direction, and with one blank for any. */
function plain(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/gu, " ")
    .trim();
}
