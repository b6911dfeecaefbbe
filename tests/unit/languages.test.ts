import { describe, expect, it } from "vitest";
import { countryCodes, listCountries, nameCountry } from "@/lib/i18n/countries";
import { negotiateLocale, pickText } from "@/lib/i18n/schema";
import { findCountry } from "@/lib/signatories/list-words";

describe("the language of a visitor", () => {
  it.each([
    ["ru", "ru"],
    ["ru-RU,ru;q=0.9,en;q=0.8", "ru"],
    ["en;q=0.5, ru;q=0.9", "ru"],
    ["de, fr;q=0.9, ru;q=0.1", "ru"],
    ["de", "en"],
    ["ru;q=0, en", "en"],
    ["*", "en"],
    ["", "en"],
    [null, "en"],
    [undefined, "en"],
    ["x".repeat(100_000), "en"],
    [";;;,,,q=", "en"],
  ])("for %j is %s", (header, locale) => expect(negotiateLocale(header)).toBe(locale));
});

describe("a text in several languages", () => {
  it("is given in the wanted one, else in one that exists", () => {
    expect(pickText({ en: "one", ru: "один" }, "ru")).toBe("один");
    expect(pickText({ en: "one" }, "ru")).toBe("one");
    expect(pickText({ ru: "один" }, "en")).toBe("один");
    expect(pickText(null, "en")).toBeNull();
  });

  it("is not taken for one when it is something else", () => {
    expect(() => pickText(["one"], "en")).toThrow();
    expect(() => pickText({ en: 1 }, "en")).toThrow();
  });
});

describe.each(["en", "ru"])("the countries in %s", (locale) => {
  it("are all there, each with a name, in the language's order", () => {
    const countries = listCountries(locale);
    expect(countries.map(({ code }) => code).sort()).toEqual([...countryCodes].sort());
    expect(countries.filter(({ code, name }) => !name || name === code)).toEqual([]);
    const names = countries.map(({ name }) => name);
    expect(names).toEqual([...names].sort(new Intl.Collator(locale).compare));
  });
});

describe("a country's name in Russian", () => {
  it("is spelt with ё and dashes, and in whole words", () => {
    expect(nameCountry("US", "ru")).toBe("Соединённые Штаты Америки");
    expect(nameCountry("CD", "ru")).toBe("Конго — Киншаса");
    expect(nameCountry("RU", "ru")).toBe("Россия");
    expect(nameCountry("US", "en")).toBe("United States");
    const odd = listCountries("ru").filter(({ name }) => / - |о-в|единен|^\p{Ll}/u.test(name));
    expect(odd).toEqual([]);
  });

  it("is understood in a pasted list, as we and as CLDR write it", () => {
    for (const name of ["Соединённые Штаты Америки", "Соединенные Штаты", "Республика Корея"]) {
      expect(findCountry(name)).toMatch(/^(US|KR)$/);
    }
    expect(findCountry("Южная Корея")).toBe("KR");
  });
});
