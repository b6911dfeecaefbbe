import { describe, expect, it } from "vitest";
import { sumsSentence } from "@/lib/deliveries/schema";
import { wordsOf } from "@/lib/deliveries/words";
import { locales } from "@/lib/i18n/locales";

const sums = { confirmed: 121_306, named: 87_350, initials: 19_330, counted: 14_626 };

describe.each(locales)("the sentences of a list in %s", (locale) => {
  const words = wordsOf(locale);
  const grouped = (number: number) => number.toLocaleString(locale);

  it("group the digits of every number that adds up", () => {
    for (const statements of [1, 2]) {
      const sentence = words(sumsSentence(statements), sums);
      for (const number of Object.values(sums)) expect(sentence).toContain(grouped(number));
      expect(sentence).not.toMatch(/\d{4}/);
    }
    const version = { version: "2", day: "25", signatures: 4_000, total: 4_812 };
    const line = words("versions.one", version);
    for (const number of [4_000, 4_812]) expect(line).toContain(grouped(number));
  });

  it("leave a running number as it stands beside the name", () => {
    expect(words("supplement.strike", { number: "106698" })).toContain("106698");
  });
});

describe("a list of several statements counts people", () => {
  const rest = { named: 0, initials: 0, counted: 0 };
  const countOf = (locale: "en" | "ru", statements: number, confirmed: number) =>
    wordsOf(locale)(sumsSentence(statements), { ...rest, confirmed }).split(" = ")[0];

  it("in English", () => {
    expect(countOf("en", 1, 1)).toBe("1 confirmed signature");
    expect(countOf("en", 2, 1)).toBe("1 person with confirmed signatures");
    expect(countOf("en", 2, 1_234)).toBe("1,234 people with confirmed signatures");
  });

  it("in Russian", () => {
    expect(countOf("ru", 1, 5)).toBe("5 подтверждённых подписей");
    expect(countOf("ru", 2, 1)).toBe("1 человек, подтвердивший подпись");
    expect(countOf("ru", 2, 3)).toBe("3 человека, подтвердивших подпись");
    expect(countOf("ru", 2, 5)).toBe("5 человек, подтвердивших подпись");
    expect(countOf("ru", 3, 21)).toBe("21 человек, подтвердивший подпись");
  });
});

describe("a supplement says what it adds and strikes out", () => {
  const added = (count: number) =>
    wordsOf("ru")("supplement.added", { count, first: 28, last: 27 + count });
  const struck = (count: number) => wordsOf("ru")("supplement.struckBefore", { count });

  it("in English", () => {
    const words = wordsOf("en");
    expect(words("supplement.added", { count: 1, first: 28, last: 28 })).toBe(
      "1 name has been added, number 28.",
    );
    expect(words("supplement.struckBefore", { count: 1 })).toBe(
      "1 number handed over before is to be struck out.",
    );
    expect(words("supplement.besides", { count: 0 })).toBe("");
  });

  it("in Russian", () => {
    expect(added(1)).toBe("Добавлено 1 имя, номер 28.");
    expect(added(2)).toBe("Добавлено 2 имени, номера с 28 по 29.");
    expect(added(5)).toBe("Добавлено 5 имён, номера с 28 по 32.");
    expect(added(21)).toBe("Добавлено 21 имя, номера с 28 по 48.");
    expect(struck(1)).toContain("вычеркнуть 1 номер.");
    expect(struck(3)).toContain("вычеркнуть 3 номера.");
    expect(struck(5)).toContain("вычеркнуть 5 номеров.");
    expect(struck(21)).toContain("вычеркнуть 21 номер.");
  });
});
