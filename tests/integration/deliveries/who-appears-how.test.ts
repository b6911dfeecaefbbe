import { describe, expect, it } from "vitest";
import { cast } from "@/prisma/seed/builders";
import { deliveryFormats, deliveryProfiles, profileShows } from "@/lib/deliveries/schema";
import { visibilities } from "@/lib/signing/schema";
import { initialsOf } from "@/lib/signing/details";
import { deliver, fileEnding, signAndConfirm } from "../../support/deliveries";
import { readPaper, readWorkbook, squeeze } from "../../support/foreign-readers";

/** What a list of each profile holds of somebody who chose so. */
const expected = {
  public: { name: "full", initials: "initials", handover: "nothing", count: "nothing" },
  handover: { name: "full", initials: "initials", handover: "full", count: "nothing" },
  press: { name: "nothing", initials: "nothing", handover: "nothing", count: "nothing" },
  statistics: { name: "nothing", initials: "nothing", handover: "nothing", count: "nothing" },
} as const;

/** With a role that nobody else has. */
const person = { ...cast.anna, role: "keeper of lighthouses" };

/** The lists of names in a package, one of each format; numbers without names have none. */
const lists = deliveryFormats.map((format) =>
  format === "osdi" ? "names.osdi.json" : `names.${format}`,
);

describe.each(deliveryProfiles)("a package of the profile %s", (profile) => {
  it.each(visibilities)("shows somebody who chose “%s” so in every format", async (visibility) => {
    await signAndConfirm({ ...person, visibility });
    const { delivery, files } = await deliver({
      profile,
      formats: [...deliveryFormats],
      columns: ["role", "organisation", "capacity", "day"],
    });
    expect(delivery.state).toBe("ready");
    const want = expected[profile][visibility];
    const found = await findIn(files);
    const there = lists.filter((list) => list in found);
    expect(there).toEqual(profile === "statistics" ? [] : lists);
    for (const [file, appearance] of Object.entries(found)) {
      expect(appearance, file).toEqual(appearances[lists.includes(file) ? want : "nothing"]);
    }
    expect(delivery.sums).toMatchObject({
      confirmed: 1,
      named: want === "full" ? 1 : 0,
      initials: want === "initials" ? 1 : 0,
      counted: want === "nothing" ? 1 : 0,
    });
  });
});

const nothing = { name: false, role: false, organisation: false, initials: false, address: false };
const appearances = {
  full: { ...nothing, name: true, role: true, organisation: true },
  initials: { ...nothing, initials: true },
  nothing,
};

/** What each file of a package says of the person, by the file's name without the reference. */
async function findIn(files: Record<string, Buffer>) {
  const found: Record<string, typeof nothing> = {};
  for (const [path, bytes] of Object.entries(files)) {
    const text = squeeze(await read(path, bytes));
    const says = (part: string) => text.includes(squeeze(part));
    found[path.replace(/^T[0-9A-F]{6}-/, "")] = {
      name: says(person.name),
      role: says(person.role),
      organisation: says(person.organisation),
      initials: says(initialsOf(person.name)),
      address: says(person.email),
    };
  }
  return found;
}

/** A file as its reader reads it. */
async function read(path: string, bytes: Buffer): Promise<string> {
  if (path.endsWith(".pdf")) return readPaper(bytes);
  return path.endsWith(".xlsx") ? readWorkbook(bytes) : bytes.toString("utf8");
}

it("follows the table that the queries are made from", () => {
  const words = { name: "full", initials: "initials", count: "nothing" } as const;
  for (const profile of deliveryProfiles) {
    for (const visibility of visibilities) {
      expect(words[profileShows[profile][visibility]]).toBe(expected[profile][visibility]);
    }
  }
});

it("tells a country beside a full name alone, and never in a list of what the site shows", async () => {
  const choices = {
    formats: ["csv", "json", "osdi"],
    columns: ["country"],
    order: "country",
  } as const;
  await signAndConfirm({ ...person, country: "GB" });
  await signAndConfirm({ ...cast.vera, country: "KZ" });
  const handed = await deliver({
    ...choices,
    columns: [...choices.columns],
    formats: [...choices.formats],
  });
  const rows = fileEnding(handed.files, "names.csv").toString().split("\r\n");
  expect(rows.find((row) => row.includes(person.name))).toContain("United Kingdom");
  expect(rows.find((row) => row.includes(initialsOf(cast.vera.name)))).toMatch(/,$/);
  const everything = Object.values(handed.files).join("\n");
  expect(everything).not.toMatch(/Kazakhstan|"KZ"/);
});
