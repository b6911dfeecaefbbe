import { afterEach, describe, expect, it, vi } from "vitest";
import { startSearch } from "@/lib/statements/compare-texts";
import { listTextChanges, type PublishedTexts } from "@/lib/statements/version-changes";

function version(id: string, body: string): PublishedTexts {
  const words = { title: "Bread", body, demand: null, sha256: id, follows: null } as const;
  return { id, texts: [{ ...words, locale: "en", kind: "original", status: "working" }] };
}

/** So many words that a comparison with others would take longer than a page has. */
const rewritten = (word: string) => Array.from({ length: 3_000 }, (_, n) => word + n).join(" ");

const bodyOf = (changes: ReturnType<typeof listTextChanges>) => {
  const [change] = changes;
  if (change?.kind !== "changed") throw new Error("nothing changed");
  return change.body;
};

/** Words of which every tenth was mended: more than can be compared in no time. */
const mended = rewritten("bread").replace(/bread(\d*0)\b/g, "water$1");
const mending = [version("old", rewritten("bread")), version("new", mended)] as const;
const whole = [
  { kind: "removed", text: rewritten("bread") },
  { kind: "added", text: mended },
];
const enough = 60_000;

afterEach(() => {
  vi.restoreAllMocks();
});

describe("what changed between published versions", () => {
  it("takes of the time that all pairs of a page share", () => {
    const time = startSearch();
    listTextChanges(version("1", rewritten("bread")), version("2", rewritten("water")), time);
    expect(time.left).toBeLessThanOrEqual(0);
    expect(bodyOf(listTextChanges(...mending, time))).toEqual(whole);
  });

  it("is compared again on the next page where the time was used up by others", () => {
    expect(bodyOf(listTextChanges(...mending, { left: 0 }))).toEqual(whole);
    const found = listTextChanges(...mending, { left: enough });
    expect(bodyOf(found).length).toBeGreaterThan(600);
    expect(listTextChanges(...mending, { left: 0 })).toBe(found);
  });

  it("rests a while where even the whole time of a page is too little, and not for ever", () => {
    const pair = [version("7", rewritten("bread")), version("8", rewritten("water"))] as const;
    const given = listTextChanges(...pair, startSearch());
    const time = startSearch();
    expect(listTextChanges(...pair, time)).toBe(given);
    expect(time).toEqual(startSearch());
    const today = Date.now.bind(Date);
    vi.spyOn(Date, "now").mockImplementation(() => today() + 600_000);
    expect(listTextChanges(...pair, { left: 0 })).not.toBe(given);
  });

  it("is told without marks, unless only the marks changed", () => {
    const changed = (id: string, from: string, to: string) =>
      bodyOf(listTextChanges(version(`${id} old`, from), version(`${id} new`, to), startSearch()));
    expect(changed("words", "We want **bread**.", "We want **water**.")).toEqual([
      { kind: "same", text: "We want " },
      { kind: "removed", text: "bread" },
      { kind: "added", text: "water" },
      { kind: "same", text: "." },
    ]);
    const marked = changed("marks", "We want bread.", "We want **bread**.");
    expect(marked).toContainEqual({ kind: "added", text: "**" });
  });

  it("is told of the demand once, where it stands by itself", () => {
    const withDemand = (id: string, demand: string): PublishedTexts => {
      const { texts } = version(id, `We met.\n\n${demand}`);
      return { id, texts: texts.map((text) => ({ ...text, demand })) };
    };
    const [old, now] = [withDemand("9", "We want bread."), withDemand("10", "We want water.")];
    expect(listTextChanges(old, now, startSearch())).toMatchObject([
      {
        body: [{ kind: "same", text: "We met." }],
        demand: expect.arrayContaining([{ kind: "added", text: "water" }]),
      },
    ]);
  });
});
