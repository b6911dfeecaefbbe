import { describe, expect, it } from "vitest";
import { readTaken, takenField } from "@/app/dashboard/signatories/typed";

describe("names that wait for approval", () => {
  const ids = "anna,ivan,vera";
  const ticked = { [takenField("anna")]: "on", [takenField("vera")]: "on" };

  it("are approved where they are ticked, and only those that the form offered", () => {
    const typed = { ids, byBox: "on", ...ticked, [takenField("stranger")]: "on" };
    expect(readTaken(typed)).toEqual(["anna", "vera"]);
    expect(readTaken({ ids, byBox: "on" })).toEqual([]);
  });

  it("are approved without a box where only one is asked about", () => {
    expect(readTaken({ ids: "anna" })).toEqual(["anna"]);
    expect(readTaken({})).toEqual([]);
  });
});
