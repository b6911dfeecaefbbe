import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { parseSignInput } from "@/lib/signing/schema";
import type { DeliveryChoices } from "@/lib/deliveries/schema";
import { deliver, fileEnding, signAndConfirm } from "../../support/deliveries";
import { readPaper, squeeze } from "../../support/foreign-readers";

/** Names on which badly written lists break. */
const names = [
  "=cmd|' /C calc'!A0",
  "+Plus Person",
  "-Minus Person",
  "@At Person",
  "＝Full Width",
  "O'Neil",
  "Žižek",
  "Ёлкин",
  'Иван "Ваня" Петров',
  "Doe, Jane",
  "<b>Bold & Co</b>",
  "Robert'); DROP TABLE signature;--",
  "Ὀδυσσεύς Παράδειγμα",
  "ანა მაგალითი",
  "Ana\u00a0Blank",
  "דוד כהן",
  "王小明",
  "김철수",
  "Արամ Օրինակյան",
];

async function signAll() {
  for (const [index, name] of names.entries()) {
    const visibility = index % 3 === 0 ? "handover" : "name";
    await signAndConfirm({ name, email: `odd-${index}@example.org`, visibility, role: name });
  }
}

/** What the database itself says of those whom it can name; sealed ones are known from above. */
async function storedNames(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    "select name from signature where state = 'confirmed' and visibility = 'name'",
  );
  const sealed = names.filter((_, index) => index % 3 === 0);
  return [...rows.map(({ name }) => name), ...sealed].sort();
}

const choices: Partial<DeliveryChoices> = {
  formats: ["csv", "xlsx", "json", "osdi", "pdf"],
  columns: ["role", "organisation", "capacity", "day"],
};

/** What CSV puts before a cell that a spreadsheet would compute is not part of the name. */
const withoutGuard = (cell: string) => cell.replace(/^'(?=[=+\-@＝＋－＠])/u, "");

function withoutNotables<Row extends { number: number }>(rows: Row[]): Row[] {
  return rows.filter(({ number }) => number > rows.length - names.length);
}

describe("a list read back by somebody else's reader", () => {
  it("is the rows of the database, as CSV", async () => {
    await signAll();
    for (const excelMark of [false, true]) {
      const { files } = await deliver({ ...choices, excelMark });
      const bytes = fileEnding(files, "names.csv");
      expect(bytes.subarray(0, 3).toString("hex") === "efbbbf").toBe(excelMark);
      const rows: Record<string, string>[] = parse(bytes, { columns: true, bom: true });
      const people = withoutNotables(
        rows.map(({ "No.": number, Name, Role }) => ({ number: Number(number), Name, Role })),
      );
      expect(people.map((row) => withoutGuard(row.Name!)).sort()).toEqual(await storedNames());
      expect(people.every((row) => row.Role === row.Name)).toBe(true);
      // Nothing in it would be computed.
      expect(
        rows.flatMap(Object.values).filter((cell) => /^[=+\-@\t\r＝＋－＠]/u.test(cell)),
      ).toEqual([]);
      expect(bytes.toString().split("\r\n")).toHaveLength(rows.length + 2);
    }
  });

  it("is the rows of the database, as a workbook", async () => {
    await signAll();
    const { files } = await deliver(choices);
    const [head, ...rows] = await readSheet(fileEnding(files, "names.xlsx"));
    expect(head).toEqual(["No.", "Name", "Role", "Organisation", "Capacity", "Confirmed on"]);
    const people = withoutNotables(
      rows.map(([number, name, role, , , day]) => ({ number: Number(number), name, role, day })),
    );
    expect(people.map(({ name }) => name).sort()).toEqual(await storedNames());
    expect(people.every(({ role, name }) => role === name)).toBe(true);
    expect(people.every(({ day }) => day instanceof Date)).toBe(true);
  });

  it("is the rows of the database, as JSON and as OSDI", async () => {
    await signAll();
    const { files } = await deliver(choices);
    const list = JSON.parse(fileEnding(files, "names.json").toString());
    expect(list.signatories.map(({ name }: { name: string }) => name).sort()).toEqual(
      await storedNames(),
    );
    const osdi = JSON.parse(fileEnding(files, "osdi.json").toString());
    const people = osdi._embedded["osdi:signatures"]
      .map((signature: Osdi) => signature._embedded["osdi:person"].custom_fields)
      .map((fields: Osdi["_embedded"]["osdi:person"]["custom_fields"]) => ({
        number: Number(fields.number),
        name: fields.full_name,
      }));
    expect(
      withoutNotables<{ number: number; name: string }>(people)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(await storedNames());
    expect(osdi._embedded["osdi:petitions"][0]).toMatchObject({ total_signatures: names.length });
  });

  it("has every name once in its text layer, as PDF", async () => {
    await signAll();
    const { files } = await deliver({ ...choices, columns: [], formats: ["pdf"] });
    const text = squeeze(await readPaper(fileEnding(files, "names.pdf")));
    const numbered = text.slice(text.lastIndexOf("Allsignatories"));
    for (const name of await storedNames()) {
      expect(numbered.split(squeeze(name)), name).toHaveLength(2);
    }
  });
});

it("a name with a line break is refused at the form", () => {
  const parsed = parseSignInput({
    name: "Two\nLines",
    email: "two@example.org",
    visibility: "name",
    consent: true,
  });
  expect(parsed).toMatchObject({ ok: false, errors: [{ field: "name" }] });
});

type Osdi = {
  _embedded: { "osdi:person": { custom_fields: { full_name: string; number: string } } };
};
