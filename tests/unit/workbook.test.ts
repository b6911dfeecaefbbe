import { buffer } from "node:stream/consumers";
import readWorkbook from "read-excel-file/node";
import { expect, it } from "vitest";
import type { CellStyle } from "@/lib/deliveries/formats/cells";
import { xlsxFile } from "@/lib/deliveries/formats/xlsx";
import type { ListedName } from "@/lib/deliveries/schema";
import { wordsOf } from "@/lib/deliveries/words";

const style: CellStyle = { columns: ["day"], words: wordsOf("en"), titles: {}, countries: {} };

const people = Array.from({ length: 25 }, (_, index): ListedName => ({
  number: index + 1,
  name: `Signer ${String.fromCharCode(65 + index)}`,
  role: null,
  organisation: null,
  capacity: null,
  day: "2026-11-25",
  country: null,
  statements: ["british"],
  isInitials: false,
}));

async function* inBatches() {
  yield people.slice(0, 7);
  yield people.slice(7);
}

it("a workbook goes on on the next sheet where one is full, and loses nobody between two", async () => {
  const file = xlsxFile({ style, sheetName: "names", rowCount: 25, rows: inBatches(), limit: 11 });
  const sheets = await readWorkbook(await buffer(file));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(["names 1", "names 2", "names 3"]);
  expect(sheets.map(({ data }) => data.length)).toEqual([11, 11, 6]);
  const numbers = sheets.flatMap(({ data }) => data.slice(1).map(([number]) => number));
  expect(numbers).toEqual(people.map(({ number }) => number));
  expect(sheets[2]!.data[0]).toEqual(["No.", "Name", "Confirmed on"]);
});

it("a workbook of nobody has its heading", async () => {
  const nobody = (async function* () {})();
  const file = xlsxFile({ style, sheetName: "names", rowCount: 0, rows: nobody });
  const sheets = await readWorkbook(await buffer(file));
  expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([["names", 1]]);
});
