import { describe, expect, it } from "vitest";
import { isSimilarKey, nameKey } from "@/lib/signatories/name-keys";
import { notableCan, notableStages, type NotableStep } from "@/lib/signatories/stages";

describe("the same person", () => {
  it.each([
    ["Rory Placeholder Barrett", "Rory Placeholder-Barrett"],
    ["Slávoj Žižkov", "Slavoj Zizkov"],
    ["Lord John Specimen KC", "John Specimen"],
    ["Barrett, Rory Placeholder", "Rory Placeholder Barrett TD"],
    ["Алёна Образцова", "Алена ОБРАЗЦОВА"],
  ])("%s is %s", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it("is not anybody else", () => {
    expect(nameKey("Anna Example")).not.toBe(nameKey("Anna Exemplar"));
    expect(nameKey("Lord")).not.toBe("");
  });

  it("may be a misprint away", () => {
    const similar = (a: string, b: string) => isSimilarKey(nameKey(a), nameKey(b));
    expect(similar("Slavjo Žižkov", "Slavoj Žižkov")).toBe(true);
    expect(similar("Anna Example", "Ivan Example")).toBe(false);
    expect(similar("Anna Example", "Anna Example")).toBe(false);
  });
});

describe("the stages", () => {
  it("allow these steps and no others", () => {
    const steps: NotableStep[] = [
      "recordReply",
      "attachEvidence",
      "approve",
      "publish",
      "unpublish",
      "sendBack",
      "reword",
    ];
    const allowed = notableStages.map((stage) => [
      stage,
      steps.filter((step) => notableCan(step, stage)),
    ]);
    expect(Object.fromEntries(allowed)).toEqual({
      asked: ["recordReply", "attachEvidence"],
      replied: ["attachEvidence"],
      evidence: ["approve"],
      approved: ["publish", "sendBack", "reword"],
      published: ["unpublish", "reword"],
    });
  });
});
