import { describe, expect, it } from "vitest";
import { cast, buildSubmission } from "@/prisma/seed/builders";
import { parseCorrections, parseSignInput, signFields } from "@/lib/signing/schema";
import { naughtyStrings } from "../support/naughty-strings";

const anna = buildSubmission(cast.anna);

/** The error codes by field, as the page would list them. */
function errorsOf(raw: Record<string, unknown>) {
  const parsed = parseSignInput(raw);
  return parsed.ok ? [] : parsed.errors.map(({ field, code }) => `${field}: ${code}`);
}

describe("the sign form", () => {
  it.each(Object.entries(cast))("takes what %s fills in", (_, signer) => {
    expect(errorsOf(buildSubmission(signer))).toEqual([]);
  });

  it("asks for everything that is missing, in the order of the page", () => {
    expect(errorsOf({})).toEqual([
      "name: required",
      "email: required",
      "visibility: required",
      "consent: required",
    ]);
  });

  it.each([undefined, null, false, ""])("takes nothing without consent: %j", (consent) => {
    expect(errorsOf({ ...anna, consent })).toEqual([expect.stringMatching(/^consent: /)]);
  });

  it("takes nothing of one who does not even mention consent", () => {
    const { consent: _, ...without } = anna;
    expect(errorsOf(without)).toEqual(["consent: required"]);
  });

  it("wants no name of one who is only counted", () => {
    expect(errorsOf({ ...anna, visibility: "count", name: "" })).toEqual([]);
    for (const visibility of ["name", "initials", "handover"]) {
      for (const name of ["", "   ", null, undefined]) {
        expect(errorsOf({ ...anna, visibility, name })).toEqual(["name: required"]);
      }
    }
  });

  it.each([
    ["name", "A", "too_short"],
    ["name", "W".repeat(101), "too_long"],
    ["name", 5, "not_text"],
    ["name", ["Anna"], "not_text"],
    ["name", "A\u202eB", "invisible"],
    ["role", "x".repeat(121), "too_long"],
    ["role", { a: 1 }, "not_text"],
    ["organisation", "x".repeat(121), "too_long"],
    ["organisation", "see https://example.org", "link"],
    ["email", "", "required"],
    ["email", "anna", "address"],
    ["email", "a@b", "address"],
    ["email", 7, "not_text"],
    ["country", "XX", "choice"],
    ["country", "Ireland", "choice"],
    ["country", 7, "not_text"],
    ["visibility", "", "required"],
    ["visibility", "everybody", "choice"],
    ["visibility", 1, "choice"],
    ["consent", false, "required"],
    ["personalCapacity", "maybe", "choice"],
    ["updates", "maybe", "choice"],
  ])("says of %s %j: %s", (field, value, code) => {
    expect(errorsOf({ ...anna, [field]: value })).toEqual([`${field}: ${code}`]);
  });

  it.each([
    ["name", "Al"],
    ["name", "W".repeat(100)],
    ["name", "👋".repeat(100)],
    ["name", ` ${"W".repeat(100)}  `],
    ["role", "x".repeat(120)],
    ["role", ""],
    ["country", "ie"],
    ["country", ""],
    ["country", null],
    ["updates", undefined],
  ])("takes %s %j", (field, value) => {
    expect(errorsOf({ ...anna, [field]: value })).toEqual([]);
  });

  it("takes a word for no consent", () => {
    expect(errorsOf({ ...anna, consent: "yes" })).toEqual([expect.stringMatching(/^consent: /)]);
  });

  it("names every field once at most, whatever is put into it", () => {
    for (const text of naughtyStrings) {
      const raw = Object.fromEntries(signFields.map((field) => [field, text]));
      const fields = errorsOf(raw).map((line) => line.split(":")[0]);
      expect(new Set(fields).size).toBe(fields.length);
      expect(fields).toContain("consent");
    }
  });
});

describe("the confirm page's corrections", () => {
  it("need a visibility and leave the address alone", () => {
    expect(parseCorrections({ name: "Anna Example" })).toEqual({
      ok: false,
      errors: [{ field: "visibility", code: "required" }],
    });
    const parsed = parseCorrections({ visibility: "count", email: "b@example.org" });
    expect(parsed).toMatchObject({ ok: true });
    expect(parsed.ok && parsed.value).not.toHaveProperty("email");
  });
});
