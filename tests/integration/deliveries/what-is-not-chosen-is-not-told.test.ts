import { expect, it } from "vitest";
import { deliver, fileEnding, signAndConfirm } from "../../support/deliveries";
import { pool } from "@/lib/db";
import { readPaper, readWorkbook, squeeze } from "../../support/foreign-readers";
import { stranger } from "../../support/people";

const person = {
  name: "Nora Choosewell",
  role: "beekeeper",
  organisation: "Hive Exampleton",
  personalCapacity: true,
  country: "GB",
};
const formats: ("json" | "osdi")[] = ["json", "osdi"];

/** What both files say of her. */
async function told(columns: NonNullable<Parameters<typeof deliver>[0]>["columns"]) {
  await signAndConfirm({ ...stranger(), ...person });
  const { files } = await deliver({ formats, columns });
  const json = JSON.parse(fileEnding(files, "names.json").toString());
  const osdi = JSON.parse(fileEnding(files, "names.osdi.json").toString());
  const isHers = (each: object) => JSON.stringify(each).includes(person.name);
  return {
    plain: json.signatories.find(isHers),
    osdi: osdi._embedded["osdi:signatures"].find(isHers),
    notable: json.notable[0].people[0],
  };
}

it("says nothing but number and name when no column was chosen", async () => {
  const { plain, osdi, notable } = await told([]);
  expect(Object.keys(plain)).toEqual(["number", "name", "isInitials"]);
  expect(Object.keys(notable)).toEqual(["number", "name", "isInitials"]);
  expect(JSON.stringify(osdi)).not.toMatch(/beekeeper|Hive|personal|GB|2026/);
  expect(osdi._embedded["osdi:person"].custom_fields).toEqual({
    full_name: person.name,
    number: expect.any(String),
  });
});

it("says exactly the columns that were chosen", async () => {
  const { plain, osdi } = await told(["organisation", "day", "country"]);
  expect(plain).toEqual({
    number: expect.any(Number),
    name: person.name,
    isInitials: false,
    organisation: person.organisation,
    day: "2026-11-22",
    country: "GB",
  });
  expect(osdi).toMatchObject({ action_date: "2026-11-22T00:00:00Z" });
  expect(osdi._embedded["osdi:person"].postal_addresses).toEqual([{ country: "GB" }]);
  expect(JSON.stringify(osdi)).not.toMatch(/beekeeper|personal/);
});

it("tells no organisation of a first signatory that the site does not show, in any format", async () => {
  const hidden = "Hidden Organisation";
  await pool.query(
    `update notable set organisation = '{"en": "${hidden}"}', show_organisation = false
     where stage = 'published'`,
  );
  const formats = ["pdf", "csv", "xlsx", "json", "osdi"] as const;
  const { files } = await deliver({ formats: [...formats], columns: ["role", "organisation"] });
  const workbook = await readWorkbook(fileEnding(files, "names.xlsx"));
  const paper = squeeze(await readPaper(fileEnding(files, "names.pdf")));
  expect(Object.values(files).join("\n") + workbook).not.toContain(hidden);
  expect(paper).not.toContain(squeeze(hidden));
});
