import { describe, expect, it } from "vitest";
import { compareTexts, startSearch } from "@/lib/statements/compare-texts";
import {
  beginningOf,
  findDemand,
  findSlugFault,
  makeSlug,
  parseFacts,
  parseTexts,
  parseTimes,
  typedMoment,
  type Checked,
} from "@/lib/statements/schema";
import { later, storyStart as now } from "../support/clock";

const faultsOf = (checked: Checked<unknown>) =>
  checked.ok ? [] : checked.faults.map(({ field, code }) => `${field} ${code}`);

describe("an address made of a title", () => {
  it.each([
    ["Free the Bread!", "free-the-bread"],
    ["В защиту Бориса Примерова", "v-zashchitu-borisa-primerova"],
    ["Zoë O’Neil-Žižková: “Now”", "zoe-oneil-zizkova-now"],
    ["  --  ", ""],
    ["自由", ""],
    ["x".repeat(200), "x".repeat(50)],
    [`${"word ".repeat(30)}`, "word-word-word-word-word-word-word-word-word-word"],
  ])("%j is %j", (title, slug) => expect(makeSlug(title)).toBe(slug));

  it.each(["", "-a", "a-", "a--b", "A", "а", "a b", "a\0", "x".repeat(81)])("is never %j", (slug) =>
    expect(findSlugFault(slug)).toBe("slug"),
  );

  it.each(["new", "sign", "signatories", "api", "ru"])("is not %j, which others use", (slug) =>
    expect(findSlugFault(slug)).toBe("slug_reserved"),
  );
});

describe("a statement’s texts as they are typed", () => {
  const good = { title: "Bread", body: "No bread.\r\n\r\nWe ask for bread.", beginning: "We ask" };

  it("are kept composed, with plain line ends, the demand found by its first words", () => {
    const typed = { ...good, title: "  Cafe\u0301  now ", body: `\n${good.body}  \r\n` };
    expect(parseTexts({ en: typed }, "en")).toEqual({
      ok: true,
      value: [
        {
          locale: "en",
          title: "Café now",
          body: "No bread.\n\nWe ask for bread.",
          demand: "We ask for bread.",
        },
      ],
    });
  });

  it("need the original whole, and no other language", () => {
    expect(faultsOf(parseTexts({ ru: good }, "en"))).toEqual([
      "title.en required",
      "body.en required",
    ]);
    expect(faultsOf(parseTexts({ en: good, ru: { title: "Хлеб" } }, "en"))).toEqual([
      "body.ru required",
    ]);
    expect(faultsOf(parseTexts({ en: good, ru: { title: " ", body: "\n" } }, "en"))).toEqual([]);
  });

  it.each([
    ["a megabyte", { body: "x".repeat(1_000_000) }, "body.en too_long"],
    ["a title of 161 signs", { title: "я".repeat(161) }, "title.en too_long"],
    ["a NUL", { body: "a\0b" }, "body.en broken"],
    ["half of a sign", { body: "a\ud800b" }, "body.en broken"],
    ["what was damaged on the way", { title: "a\ufffdb" }, "title.en broken"],
    ["a turn of direction", { body: "a\u202eb" }, "body.en invisible"],
    ["hidden signs", { title: "a\u200bb" }, "title.en invisible"],
    ["a demand from elsewhere", { beginning: "We demand" }, "beginning.en demand_elsewhere"],
  ])("do not hold %s", (_, changes, fault) => {
    expect(faultsOf(parseTexts({ en: { ...good, ...changes } }, "en"))).toContain(fault);
  });

  it("hold emoji, joiners and markup as text", () => {
    const body = "👩‍👩‍👧 <script>alert(1)</script> [x](javascript:alert(1)) می‌خواهم";
    expect(faultsOf(parseTexts({ en: { title: "T", body } }, "en"))).toEqual([]);
  });
});

describe("the first words of a demand", () => {
  it.each([
    "Why.\n\nWe call on you to act.",
    "We call on all. We call on you to act.",
    "Why. We ask:\n\n- bread\n- water",
    "Act!",
  ])("find it again in %j", (body) => {
    for (const demand of [body, body.slice(body.lastIndexOf("We")), body.slice(-4)]) {
      expect(findDemand(body, beginningOf(body, demand))).toBe(demand);
    }
  });

  it("are none where there is no demand", () => {
    expect(beginningOf("Bread.", null)).toBe("");
    expect(beginningOf("Bread.", "Water.")).toBe("");
  });
});

describe("the facts as they are typed", () => {
  const typed = { slug: "Bread", originalLocale: "en" };
  const goalOf = (goal: string) => {
    const facts = parseFacts({ ...typed, goal }, "own");
    return facts.ok ? facts.value.goal : "refused";
  };

  it.each([
    ["", null],
    ["1", 1],
    ["5,000", 5_000],
    ["5 000", 5_000],
    ["5\u202f000", 5_000],
    ["10,000,000", 10_000_000],
    ["0", "refused"],
    ["-1", "refused"],
    ["1e9", "refused"],
    ["1000000000", "refused"],
    ["10000001", "refused"],
    ["ten", "refused"],
    ["1.5", "refused"],
    ["٥", "refused"],
  ])("a goal of %j is %j", (goal, value) => expect(goalOf(goal)).toBe(value));

  it.each([
    [{ sourceUrl: "http://example.org" }, "sourceUrl url"],
    [{ sourceUrl: "javascript:alert(1)" }, "sourceUrl url"],
    [{ sourceUrl: "https://user:secret@example.org" }, "sourceUrl url"],
    [{ datedOn: "2026-02-30" }, "datedOn day"],
    [{ datedOn: "yesterday" }, "datedOn day"],
    [{ sister: "own", "sisterNotice.en": "x" }, "sister own_sister"],
    [{ sister: "other" }, "sisterNotice.en notice_needed"],
    [{ "initiators.ru": "x".repeat(301) }, "initiators.ru too_long"],
    [{ "editorsNote.en": "a\u202eb" }, "editorsNote.en invisible"],
    [{ slug: "new" }, "slug slug_reserved"],
    [{ slug: "" }, "slug required"],
    [{ originalLocale: "xx" }, "originalLocale choice"],
  ])("with %j are refused", (changes, fault) => {
    expect(faultsOf(parseFacts({ ...typed, ...changes }, "own"))).toContain(fault);
  });
});

describe("times as they are typed", () => {
  const at = (moment: Date) => typedMoment(moment);
  const parse = (opensAt: string, closesAt: string, status: "draft" | "open" = "draft") =>
    parseTimes({ opensAt, closesAt }, { status, now });

  it("are in UTC", () => {
    expect(parse("2026-12-01T10:00", "")).toEqual({
      ok: true,
      value: { opensAt: new Date("2026-12-01T10:00:00Z"), closesAt: null },
    });
  });

  it.each([
    [at(later({ hours: -1 })), "", "opensAt past"],
    ["", at(now), "closesAt past"],
    [at(later({ days: 2 })), at(later({ days: 1 })), "closesAt order"],
    ["soon", "", "opensAt moment"],
    ["2026-02-30T10:00", "", "opensAt moment"],
    ["", "2026-12-01T25:00", "closesAt moment"],
  ])("%j and %j are refused: %s", (opensAt, closesAt, fault) => {
    expect(faultsOf(parse(opensAt, closesAt))).toContain(fault);
  });

  it("do not open what is open", () => {
    expect(faultsOf(parse(at(later({ days: 1 })), "", "open"))).toEqual(["opensAt already_open"]);
  });
});

describe("what changed between two texts", () => {
  const rebuilt = (before: string, after: string) => {
    const parts = compareTexts(before, after, "ru");
    const side = (kind: string) =>
      parts
        .filter((part) => part.kind === "same" || part.kind === kind)
        .map(({ text }) => text)
        .join("");
    return [side("removed"), side("added")];
  };

  it("is told word by word", () => {
    expect(compareTexts("No bread.\n\nAct right now.", "No bread.\n\nAct at once.", "en")).toEqual([
      { kind: "same", text: "No bread.\n\nAct " },
      { kind: "removed", text: "right now" },
      { kind: "added", text: "at once" },
      { kind: "same", text: "." },
    ]);
  });

  it("is told whole once the time for all comparisons of a page is used up", () => {
    const write = (word: string) => Array.from({ length: 3_000 }, (_, n) => word + n).join(" ");
    const [before, after] = [write("bread"), write("water")];
    const time = startSearch();
    const whole = [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
    const { left } = time;
    expect(compareTexts(before, after, "en", time)).toEqual(whole);
    expect(time.left).toBeLessThan(left);
    const isOver = { left: 0 };
    expect(compareTexts(`Same. ${before}`, `Same. ${after}`, "en", isOver)).toEqual([
      { kind: "removed", text: `Same. ${before}` },
      { kind: "added", text: `Same. ${after}` },
    ]);
  });

  it("keeps numbers and shortened words whole", () => {
    expect(compareTexts("40,000 don’t", "41,500 do", "en")).toEqual([
      { kind: "removed", text: "40,000 don’t" },
      { kind: "added", text: "41,500 do" },
    ]);
  });

  it.each([
    ["", "Новый текст"],
    ["Старый текст", ""],
    ["Мы требуем — хлеба.", "Мы требуем: хлеба, воды!\n\n- «ещё»"],
    ["a\n\nb", "a\nb"],
    ["one two three", "one and a half three"],
    ["x y", "z w v u"],
    ["x y ", "z "],
  ])("loses no sign of %j and %j", (before, after) => {
    expect(rebuilt(before, after)).toEqual([before, after]);
  });

  it("is found in time, also where nothing is the same", () => {
    const words = (seed: number) =>
      Array.from({ length: 5_000 }, (_, n) => `w${(n * seed) % 9_973}`).join(" ");
    const start = performance.now();
    expect(rebuilt(words(7), words(31))).toEqual([words(7), words(31)]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
