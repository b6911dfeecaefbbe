import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { printable, toRuns } from "@/lib/deliveries/formats/pdf/runs";

const document = new PDFDocument({ autoFirstPage: false });

/** How a line is divided on paper, from left to right. */
const divided = (text: string) =>
  toRuns(document, text, "regular", 10).map((run) => [run.face, run.text]);

describe("a name on paper", () => {
  it("is one run where one face has all of it", () => {
    for (const name of ["17 Anna Example", "18 Žižek Ёлкин"])
      expect(divided(name)).toEqual([["regular", name]]);
  });

  it("keeps words from right to left together, whatever stands between them", () => {
    expect(divided("17 דוד כהן")).toEqual([
      ["regular", "17 "],
      ["hebrew", "דוד כהן"],
    ]);
    expect(divided("רות לוי-שטרן")).toEqual([["hebrew", "רות לוי-שטרן"]]);
    expect(divided("18 محمد عبد الله, 2026")).toEqual([
      ["regular", "18 "],
      ["arabic", "محمد عبد الله"],
      ["regular", ", 2026"],
    ]);
    expect(divided("David כהן Smith")).toEqual([
      ["regular", "David "],
      ["hebrew", "כהן"],
      ["regular", " Smith"],
    ]);
  });

  it("turns brackets round that stand among letters from right to left", () => {
    expect(divided("דוד (דודי) כהן")).toEqual([["hebrew", "דוד )דודי( כהן"]]);
  });

  it.each([
    ["Արամ", "armenian"],
    ["ანა", "georgian"],
    ["अनिता", "devanagari"],
    ["王小明", "chinese"],
    ["陳鄭美麗", "chinese"],
    ["山田さくら", "chinese"],
    ["김철수", "korean"],
    ["＝", "chinese"],
    // A joiner within a Persian word shapes its neighbours and is not lost.
    ["می\u200cخواهم", "arabic"],
  ])("is whole in a face of its script: %s", (name, face) => {
    expect(printable(name, "regular")).toBe(name);
    expect(divided(name)).toEqual([[face, name]]);
  });

  it("stands with an empty square for a letter that no face has", () => {
    expect(printable("ᐊ Anna", "regular")).toBe("□ Anna");
  });
});
