import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";

type Messages = { [key: string]: string | Messages };

const read = (locale: string): Messages =>
  JSON.parse(readFileSync(`lib/i18n/messages/${locale}.json`, "utf8"));

function flatten(messages: Messages, prefix = ""): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string"
      ? ([[prefix + key, value]] as [string, string][])
      : flatten(value, `${prefix}${key}.`),
  );
}

const all = Object.fromEntries(locales.map((locale) => [locale, flatten(read(locale))]));

/** Every element of a message, however deep. */
function walk(elements: MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return [element, ...walk(element.children)];
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [element];
    return [element, ...Object.values(element.options).flatMap(({ value }) => walk(value))];
  });
}

const elementsOf = (text: string) => walk(parse(text));

/** What a caller must pass: names of values and tags. */
function argumentsOf(text: string): string[] {
  const names = elementsOf(text)
    .filter(({ type }) => type !== TYPE.literal && type !== TYPE.pound)
    .map((element) => (element as { value: string }).value);
  return [...new Set(names)].sort();
}

const spoken = (text: string) =>
  elementsOf(text)
    .filter((element) => element.type === TYPE.literal)
    .map((element) => element.value)
    .join(" ");

describe.each(locales)("the messages in %s", (locale) => {
  const entries = all[locale]!;

  it("are the same messages as in English", () => {
    expect(entries.map(([key]) => key).sort()).toEqual(all.en!.map(([key]) => key).sort());
  });

  it("take the same values as in English", () => {
    const english = new Map(all.en!);
    const different = entries.filter(
      ([key, text]) => String(argumentsOf(text)) !== String(argumentsOf(english.get(key) ?? "")),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it("have every plural form of the language", () => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const incomplete = entries.filter(([, text]) =>
      elementsOf(text).some(
        (element) =>
          element.type === TYPE.plural &&
          element.pluralType === "cardinal" &&
          needed.some((form) => !(form in element.options)),
      ),
    );
    expect(incomplete.map(([key]) => key)).toEqual([]);
  });

  it("say something", () => {
    expect(entries.filter(([, text]) => !text.trim()).map(([key]) => key)).toEqual([]);
  });
});

describe("the Russian messages", () => {
  const find = (pattern: RegExp) =>
    all.ru!.filter(([, text]) => pattern.test(spoken(text))).map(([key]) => key);

  it("use «ёлочки», never straight or English quotes", () => {
    expect(find(/["“”]/)).toEqual([]);
  });

  it("address the reader as вы in lower case", () => {
    expect(
      find(/(?<![.!?…:]\s?)(?<!^\s*)\b(?<=\p{Ll},?\s)(Вы|Вас|Вам|Ваш\p{L}*)(?!\p{L})/u),
    ).toEqual([]);
  });

  it("are Russian", () => {
    const words = (text: string) => text.replace(/<[^>]+>/g, "").match(/\p{L}+/gu) ?? [];
    const foreign = all.ru!.filter(([, text]) => {
      const letters = words(spoken(text)).join("");
      return letters.length > 12 && !/\p{Script=Cyrillic}/u.test(letters);
    });
    expect(foreign.map(([key]) => key)).toEqual([]);
  });
});

describe("the English messages", () => {
  it("use typographic quotes and apostrophes", () => {
    const straight = all.en!.filter(([, text]) => /["']/.test(spoken(text)));
    expect(straight.map(([key]) => key)).toEqual([]);
  });
});
