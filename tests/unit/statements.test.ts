import { describe, expect, it } from "vitest";
import { splitDemand, statementCan, type StatementStatus } from "@/lib/statements/schema";

it.each([
  ["draft", { sign: false, read: false }],
  ["open", { sign: true, read: true }],
  ["closed", { sign: false, read: true }],
  ["archived", { sign: false, read: true }],
] satisfies [StatementStatus, object][])("a statement that is %s allows %j", (status, allowed) => {
  expect({ sign: statementCan.sign(status), read: statementCan.read(status) }).toEqual(allowed);
});

describe("the demand", () => {
  it("is set apart from what leads up to it", () => {
    expect(splitDemand("One.\n\nTwo. We call.", "We call.")).toEqual({
      lead: "One.\n\nTwo.",
      demand: "We call.",
    });
  });

  it.each([null, "not in it"])("is left where it is when it is %j", (demand) => {
    expect(splitDemand("One.\n\nTwo.", demand)).toEqual({ lead: "One.\n\nTwo.", demand: null });
  });
});
