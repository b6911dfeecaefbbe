import { describe, expect, it } from "vitest";
import { listNewestSignatories, listSignatories } from "@/lib/signatories";
import { confirmSignature } from "@/lib/signing";
import { parseSignInput } from "@/lib/signing/schema";
import { later } from "../support/clock";
import { naughtyStrings } from "../support/naughty-strings";
import { stranger } from "../support/people";
import { submitAndOpenMail } from "../support/signing";

const shown = (text: string) => JSON.stringify(text.slice(0, 40));
const tidied = (text: string) =>
  text
    .normalize("NFC")
    .replace(/\p{Zs}+/gu, " ")
    .trim();

describe("naughty strings", () => {
  const accepted = naughtyStrings.filter(
    (name) =>
      parseSignInput({ name, email: "a@example.org", visibility: "name", consent: true }).ok,
  );

  it("are taken as names where they harm nobody", () => {
    expect(accepted.length).toBeGreaterThan(80);
    expect(accepted.length).toBeLessThan(naughtyStrings.length - 50);
  });

  it("are stored, confirmed and listed as they were typed", async () => {
    for (const [day, name] of accepted.entries()) {
      const now = later({ days: day });
      const typed = { name, role: name, organisation: name };
      const token = await submitAndOpenMail({ ...stranger(), ...typed }, "british", now);
      await confirmSignature(token, null, { now });
      const [newest] = await listNewestSignatories("british", 1);
      const kept = tidied(name);
      expect
        .soft(newest, shown(name))
        .toMatchObject({ name: kept, role: kept, organisation: kept });
    }
  });

  it("find nothing that is not there, and break no cursor", async () => {
    for (const text of naughtyStrings) {
      for (const query of [{ q: text }, { after: text }, { q: text, after: text }]) {
        const page = await listSignatories("british", query);
        expect.soft(page, shown(text)).toEqual({ signatories: [], next: null });
      }
    }
  });
});
