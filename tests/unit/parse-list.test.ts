import { describe, expect, it } from "vitest";
import { splitList } from "@/lib/signatories/list-pieces";
import { parseList } from "@/lib/signatories/parse-list";
import { readList, readListFile } from "@/lib/signatories/read-list";
import { naughtyStrings } from "../support/naughty-strings";

/** What was understood of one line, without what is empty. */
function understand(text: string) {
  const [person] = parseList(text);
  const { raw: _raw, ...found } = person!;
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== "" && value !== null && String(value)),
  );
}

describe("a line of a published list", () => {
  it.each([
    ["Nora Sampleton MP", { name: "Nora Sampleton", role: "MP" }],
    [
      "Rory Placeholder Barrett TD, Ireland",
      { name: "Rory Placeholder Barrett", role: "TD", country: "IE" },
    ],
    ["Lord John Specimen KC", { name: "Lord John Specimen", role: "KC" }],
    ["Kim Courtley, NEU (pc)", { name: "Kim Courtley", organisation: "NEU", capacity: "personal" }],
    [
      "Kim Courtley, joint General Secretary, NEU (personal capacity)",
      {
        name: "Kim Courtley",
        role: "joint General Secretary",
        organisation: "NEU",
        capacity: "personal",
      },
    ],
    [
      "Liz Whitley, UNITED NEC (Chair International Committee, pc)",
      {
        name: "Liz Whitley",
        role: "UNITED NEC (Chair International Committee)",
        capacity: "personal",
        doubts: ["role_or_organisation"],
      },
    ],
    [
      "Liz Whitley, UNITED, pc",
      { name: "Liz Whitley", organisation: "UNITED", capacity: "personal" },
    ],
    [
      "Anna Example, lecturer, Sampleton College, in a personal capacity",
      {
        name: "Anna Example",
        role: "lecturer",
        organisation: "Sampleton College",
        capacity: "personal",
      },
    ],
    [
      "Анна Образцова, историк, Образцовый университет (в личном качестве)",
      {
        name: "Анна Образцова",
        role: "историк",
        organisation: "Образцовый университет",
        capacity: "personal",
      },
    ],
    [
      "Matt Fiction, on behalf of Arise Festival",
      { name: "Matt Fiction", organisation: "Arise Festival", capacity: "organisation" },
    ],
    [
      "Mónica Fictiva M., Nicaragua (living in exile)",
      { name: "Mónica Fictiva M.", country: "NI", remark: "living in exile", doubts: ["remark"] },
    ],
    ["Alejandro Ficción, UK", { name: "Alejandro Ficción", country: "GB" }],
    ["Alejandro Ficción, United States", { name: "Alejandro Ficción", country: "US" }],
    ["Иван Примеров, Россия", { name: "Иван Примеров", country: "RU" }],
    ["Robert Sample, poet and author ,  ", { name: "Robert Sample", role: "poet and author" }],
    ["Zoë O’Neil-Žižková.", { name: "Zoë O’Neil-Žižková" }],
    ["12. Anna Example", { name: "Anna Example" }],
    ["• Мария Образцова — редактор", { name: "Мария Образцова", role: "редактор" }],
    ["Anna Example (Ireland)", { name: "Anna Example", country: "IE" }],
    ["Jo Sample (PC)", { name: "Jo Sample", capacity: "personal", doubts: ["capacity"] }],
    ["Madonna", { name: "Madonna", doubts: ["name"] }],
    [
      "Anna Example and Ivan Sample",
      { name: "Anna Example and Ivan Sample", doubts: ["two_people"] },
    ],
  ])("understands %j", (line, expected) => {
    expect(understand(line)).toEqual(expected);
  });
});

describe("a whole list", () => {
  const names = (text: string) => parseList(text).map(({ name }) => name);

  it("may be divided by semicolons, by lines, or by both", () => {
    const people = ["Anna Example", "Ivan Sample", "Vera Specimen"];
    for (const divider of ["; ", ";", "\n", ";\n", "\r\n", "\n\n"]) {
      expect(names(people.join(divider)), JSON.stringify(divider)).toEqual(people);
    }
    expect(names(`${people.join("; ")}; `)).toEqual(people);
  });

  it("goes on in the next line where a long one was wrapped, and says so", () => {
    const text =
      "Anna Example, lecturer in the history of labour, Sampleton College; Ivan\n" +
      "Sample, engineer; Vera Specimen";
    const people = parseList(text);
    expect(people.map(({ name }) => name)).toEqual([
      "Anna Example",
      "Ivan Sample",
      "Vera Specimen",
    ]);
    expect(people.map(({ doubts }) => doubts.includes("wrapped"))).toEqual([false, true, false]);
  });

  it("takes headings as categories, above lines and before semicolons", () => {
    const headings = (text: string) => parseList(text).map(({ heading }) => heading);
    expect(headings("Culture:\nAnna Example\nIvan Sample\nTrade unions:\nVera Specimen")).toEqual([
      "Culture",
      "Culture",
      "Trade unions",
    ]);
    expect(headings("Culture: Anna Example; Ivan Sample\nUnions: Vera Specimen; Pia Test")).toEqual(
      ["Culture", "Culture", "Unions", "Unions"],
    );
  });

  it("doubts whose country is missing where others have one", () => {
    const people = parseList("Anna Example, Ireland\nIvan Sample, UK\nVera Specimen");
    expect(people.map(({ doubts }) => doubts)).toEqual([[], [], ["country_missing"]]);
  });

  it("leaves a semicolon alone that divides somebody's organisations, and doubts it", () => {
    const people = parseList("Anna Example\nMatt Fiction, Outlook; Arise Festival\nIvan Sample");
    expect(people.map(({ name }) => name)).toEqual(["Anna Example", "Matt Fiction", "Ivan Sample"]);
    expect(people[1]!.doubts).toContain("semicolon");
  });
});

describe("a table", () => {
  it("is read by the names of its columns, in either language", () => {
    const english =
      '\ufeffposition,name,role,organisation,category,capacity,country\n1,Kim Courtley,"joint Secretary, NEU",NEU,trade-unions,personal,United Kingdom\n';
    const russian =
      "Имя;Должность;Страна;Качество\r\nАнна Образцова;историк;Россия;в личном качестве";
    const people = [english, russian].flatMap((text) => {
      const read = readList(text);
      return read.outcome === "read" ? read.people : [];
    });
    expect(people).toMatchObject([
      {
        name: "Kim Courtley",
        role: "joint Secretary, NEU",
        organisation: "NEU",
        heading: "trade-unions",
        capacity: "personal",
        country: "GB",
      },
      { name: "Анна Образцова", role: "историк", country: "RU", capacity: "personal" },
    ]);
  });
});

describe("what cannot be read", () => {
  const long = "Anna Example\n".repeat(90_000);
  const wide = `name,${Array.from({ length: 99 }, (_, n) => `column ${n}`).join()}\nAnna,${"x,".repeat(98)}`;
  const bytes = Uint8Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 256);

  it.each([
    ["a pasted megabyte", readList(long), "too_long"],
    ["a table with a hundred columns", readList(wide), "too_wide"],
    ["one line with fifty commas", readList("Anna Example, ".repeat(50)), "too_wide"],
    ["a binary file", readListFile(bytes), "not_text"],
    ["pasted bytes", readList("PNG\u0000\u0001\ufffd"), "not_text"],
    ["nothing", readList(" \n; ,\t"), "empty"],
    [
      "601 people",
      readList(Array.from({ length: 601 }, () => "Anna Example").join("\n")),
      "too_many",
    ],
    ["a table with a quote left open", readList('name,role\n"Anna,poet\n'), "broken_table"],
  ])("%s is refused with its own reason", (_, read, fault) => {
    expect(read).toEqual({ outcome: "refused", fault });
  });
});

describe("any text at all", () => {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
  const alphabet = [
    ..."abЖё Žé.,;:()[]\n\r\t-–—\"'1/\\",
    "(pc)",
    " MP",
    ", pc",
    "; ",
    "\u2028",
    "👩‍👩‍👧",
    "\ud800",
  ];
  /** Always the same sequence, so that a failure can be told again. */
  const random = (seed: number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

  function* inventTexts() {
    yield* naughtyStrings;
    yield naughtyStrings.join("\n");
    yield naughtyStrings.join("; ");
    const next = random(20_261_125);
    for (let n = 0; n < 3_000; n += 1) {
      const length = Math.floor(next() * 60);
      yield Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join("");
    }
  }

  it("is read without throwing, and no letter of it is lost", () => {
    for (const text of inventTexts()) {
      const read = readList(text);
      expect(["read", "refused"]).toContain(read.outcome);
      const people = parseList(text);
      const kept = people.map(({ raw }) => raw).join("");
      const headings = text
        .split(/\r\n|[\n\r\u2028\u2029]|;/u)
        .filter((line) => line.includes(":"));
      // Letters of headings stand apart; everything else is somebody's raw line.
      if (headings.length === 0) expect(letters(kept), JSON.stringify(text)).toBe(letters(text));
      for (const { raw } of splitList(text)) expect(text).toContain(raw.split("\n")[0]);
    }
  });

  it("is read in bounded time, however many brackets and commas it has", () => {
    for (const sign of ["(", ")", ",", ";", "(pc", " - ", "(a, ", ":", "pc, "]) {
      const text = sign.repeat(20_000);
      expect(() => readList(text)).not.toThrow();
      expect(() => readList(`Anna${text}`)).not.toThrow();
    }
  });
});
