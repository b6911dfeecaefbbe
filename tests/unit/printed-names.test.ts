import { describe, expect, it } from "vitest";
import { printedLine } from "@/lib/deliveries/formats/press";
import { wordsOf } from "@/lib/deliveries/words";

const sample = {
  name: "O’Neil Sample",
  role: "MP",
  organisation: "House of Examples",
  capacity: null,
  showOrganisation: false,
  version: 1,
};

describe("a name in a list for the press", () => {
  it("has letters after it without a comma, as on the statement’s page, and a role behind one", () => {
    const print = (change: Partial<typeof sample>) =>
      printedLine({ ...sample, ...change }, wordsOf("en"));
    expect(print({})).toBe("O’Neil Sample MP");
    expect(print({ showOrganisation: true })).toBe("O’Neil Sample MP, House of Examples");
    expect(print({ role: "poet" })).toBe("O’Neil Sample, poet");
  });
});
