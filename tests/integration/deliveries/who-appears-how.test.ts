import { describe, expect, it } from "vitest";
import { cast } from "@/prisma/seed/builders";
import { deliveryProfiles, profileShows } from "@/lib/deliveries/schema";
import { visibilities } from "@/lib/signing/schema";
import { initialsOf } from "@/lib/signing/details";
import { deliver, fileEnding, signAndConfirm } from "../../support/deliveries";

/** What a list of each profile holds of somebody who chose so. */
const expected = {
  public: { name: "full", initials: "initials", handover: "nothing", count: "nothing" },
  handover: { name: "full", initials: "initials", handover: "full", count: "nothing" },
  press: { name: "nothing", initials: "nothing", handover: "nothing", count: "nothing" },
  statistics: { name: "nothing", initials: "nothing", handover: "nothing", count: "nothing" },
} as const;

const person = cast.anna;

describe.each(deliveryProfiles)("a list of the profile %s", (profile) => {
  it.each(visibilities)("shows somebody who chose “%s” as that choice says", async (visibility) => {
    await signAndConfirm({ ...person, visibility });
    const { delivery, files } = await deliver({
      profile,
      formats: ["csv", "json", "osdi", "xlsx", "pdf"],
      columns: ["role", "organisation", "capacity", "day"],
    });
    expect(delivery.state).toBe("ready");
    const text = readableText(files);
    const want = expected[profile][visibility];
    expect(text.includes(person.name)).toBe(want === "full");
    expect(text.includes(person.organisation)).toBe(want === "full");
    expect(text.includes(initialsOf(person.name))).toBe(want === "initials");
    expect(text).not.toContain(person.email);
    expect(delivery.sums).toMatchObject({
      confirmed: 1,
      named: want === "full" ? 1 : 0,
      initials: want === "initials" ? 1 : 0,
      counted: want === "nothing" ? 1 : 0,
    });
  });
});

it("follows the table that the queries are made from", () => {
  const words = { name: "full", initials: "initials", count: "nothing" } as const;
  for (const profile of deliveryProfiles) {
    for (const visibility of visibilities) {
      expect(words[profileShows[profile][visibility]]).toBe(expected[profile][visibility]);
    }
  }
});

/** Everything in the package that is text, names among it. */
function readableText(files: Record<string, Buffer>): string {
  const texts = Object.entries(files).filter(([path]) => !/\.(xlsx|pdf|sig)$/.test(path));
  expect(fileEnding(files, "manifest.json").length).toBeGreaterThan(0);
  return texts.map(([, bytes]) => bytes.toString("utf8")).join("\n");
}

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
  expect(readableText(handed.files)).not.toMatch(/Kazakhstan|"KZ"/);
});
