import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/schema";
import { loadContent } from "@/prisma/seed/content";

const content = loadContent();
const statement = (slug: string) => content.statements.find((entry) => entry.slug === slug)!;

/** Every object whose keys are languages, wherever it lies. */
function findLocalised(value: unknown): Record<string, string>[] {
  if (typeof value !== "object" || value === null) return [];
  const isLocalised = Object.keys(value).some((key) => locales.some((locale) => locale === key));
  const inner = Object.values(value).flatMap(findLocalised);
  return isLocalised ? [value as Record<string, string>, ...inner] : inner;
}

describe("the built-in campaign", () => {
  it("carries the British statement word for word", () => {
    const original = statement("british").texts.find(({ kind }) => kind === "original")!;
    expect(original.sha256).toBe(
      "f29746d2cf9943553df48ae47e0a0d686d645ee72aec01c8092a30acc40509ad",
    );
    expect(original.demand).toMatch(/^We call on the authorities .* unconditionally\.$/);
  });

  it("marks the Russian statement as a working text and lists nobody under it", () => {
    const russian = statement("russian");
    expect(russian.texts.map(({ status }) => status)).toEqual(["working", "working"]);
    expect(russian.categories).toEqual([]);
  });

  it("lists the eighteen first signatories in the article's order", () => {
    const people = statement("british").categories.flatMap((category) => category.people);
    expect(people).toHaveLength(18);
    expect(people.filter(({ capacity }) => capacity).map(({ name }) => name.en)).toEqual([
      "Kevin Courtney",
      "Liz Wheatley",
      "Matt Willgress",
    ]);
  });

  it("says everything in both languages", () => {
    const { texts: _texts, ...british } = statement("british");
    const parts = findLocalised([content.campaign, content.timeline, content.updates, british]);
    expect(parts.length).toBeGreaterThan(100);
    for (const part of parts)
      expect(Object.keys(part).sort(), JSON.stringify(part)).toEqual([...locales]);
  });

  it("says how long signatures are kept, with the number that the settings hold", () => {
    const pages = content.pages.filter(({ slug }) => slug === "privacy");
    expect(pages).toHaveLength(2);
    for (const { body, locale } of pages) {
      const line = body.split("\n").filter((text) => text.includes("{retentionMonths}"));
      expect(line, locale).toEqual([expect.stringMatching(/^- (Confirmed|Подтверждённые)/)]);
    }
  });

  it("sets Russian as Russian is set", () => {
    const russian = [
      ...findLocalised(content).map((part) => part.ru ?? ""),
      ...content.pages.filter(({ locale }) => locale === "ru").map(({ body }) => body),
    ].join("\n");
    expect(russian).not.toMatch(/"|“[А-Яа-я]/);
    expect(russian).not.toMatch(/ —/);
    expect(russian).not.toMatch(/[а-я]\s(Вы|Вас|Вам|Ваш[а-я]*)\s/);
  });

  it("gives the risks section the anchor that the sign form links to", () => {
    const pages = content.pages.filter(({ slug }) => slug === "privacy");
    for (const page of pages) expect(page.body).toContain("{#risks}");
    expect(pages).toHaveLength(locales.length);
  });
});

describe("content that is not in order", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "undersigned-content-"));
    cpSync(join(import.meta.dirname, "../../prisma/content"), root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const edit = (file: string, from: string, to: string) => {
    const path = join(root, file);
    const source = readFileSync(path, "utf8");
    expect(source).toContain(from);
    writeFileSync(path, source.replace(from, to));
  };

  it.each([
    [
      "timeline.json",
      '"1958-08-29"',
      '"29.8.1958"',
      /timeline\.json: entries\.0\.date: must be a day/,
    ],
    [
      "timeline.json",
      '"memorial"]',
      '"memory"]',
      /timeline\.json: entries\.0\.sources: .*“memory”/,
    ],
    ["campaign.json", '"minimumAge"', '"minimalAge"', /campaign\.json: minimumAge.*\n.*minimalAge/],
    ["statements/british/text.en.txt", "absurd", "absurd!", /text\.en\.txt: the text has changed/],
    [
      "statements/russian/statement.json",
      '"Мы требуем"',
      '"Требуем мы"',
      /does not hold demandStartsWith/,
    ],
    ["statements/russian/statement.json", '"british"', '"russian"', /sister: “russian”/],
    [
      "statements/british/signatories.json",
      '"GB"',
      '"UK"',
      /people\.0\.country: must be a country/,
    ],
    ["pages/contact.ru.md", "# Контакты", "Контакты", /contact\.ru\.md: must begin with/],
    ["campaign.json", "{", "{{", /campaign\.json: not valid JSON/],
  ])("%s with %s made %s is refused by name", (file, from, to, message) => {
    edit(file, from, to);
    expect(() => loadContent(root)).toThrow(message);
  });

  it("names a file that is missing", () => {
    rmSync(join(root, "pages/privacy.ru.md"));
    expect(() => loadContent(root)).toThrow("pages/privacy.ru.md: the file is missing");
  });
});
