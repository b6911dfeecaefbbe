import { describe, expect, it } from "vitest";
import { wordsOf } from "@/lib/deliveries/words";
import { locales } from "@/lib/i18n/locales";

const sums = { confirmed: 121_306, named: 87_350, initials: 19_330, counted: 14_626 };

describe.each(locales)("the sentences of a list in %s", (locale) => {
  const words = wordsOf(locale);
  const grouped = (number: number) => number.toLocaleString(locale);

  it("group the digits of every number that adds up", () => {
    const sentence = words("reconciliation", sums);
    for (const number of Object.values(sums)) expect(sentence).toContain(grouped(number));
    expect(sentence).not.toMatch(/\d{4}/);
    const version = { version: "2", day: "25", signatures: 4_000, total: 4_812 };
    const line = words("versions.one", version);
    for (const number of [4_000, 4_812]) expect(line).toContain(grouped(number));
  });

  it("leave a running number as it stands beside the name", () => {
    expect(words("supplement.strike", { number: "106698" })).toContain("106698");
  });
});
