import { createHash } from "node:crypto";
import { locales, type Locale } from "@/lib/i18n/schema";
import { ContentError, requireEntry, type ContentFolder } from "./content-folder";
import {
  plainTextFile,
  signatoriesFile,
  statementFile,
  type StatementFile,
} from "./content-schema";

export type StatementContent = ReturnType<typeof readStatement>;

/**
 * Reads one statement with its texts and first signatories. A text whose SHA-256 is
 * recorded must still have it: people signed exactly those words.
 */
export function readStatement(folder: ContentFolder, slug: string) {
  const file = `statements/${slug}/statement.json`;
  const statement = folder.json(file, statementFile);
  if (!statement.texts[statement.originalLocale]) {
    throw new ContentError([`${file}: texts: has no text in originalLocale`]);
  }
  const texts = locales.flatMap((locale) => {
    const heading = statement.texts[locale];
    if (!heading) return [];
    const kind = locale === statement.originalLocale ? "original" : "translation";
    return [{ locale, kind, ...readText(folder, slug, locale, heading) } as const];
  });
  return { ...statement, slug, texts, categories: readCategories(folder, slug) };
}

type TextHeading = NonNullable<StatementFile["texts"][Locale]>;

function readText(folder: ContentFolder, slug: string, locale: Locale, heading: TextHeading) {
  const { title, status, demandStartsWith, sha256: recorded } = heading;
  const file = `statements/${slug}/text.${locale}.txt`;
  const body = folder.text(file, plainTextFile);
  const sha256 = createHash("sha256").update(body, "utf8").digest("hex");
  if (recorded && recorded !== sha256) {
    throw new ContentError([`${file}: the text has changed: its SHA-256 is ${sha256}`]);
  }
  return { title, status, body, demand: findDemand(file, body, demandStartsWith), sha256 };
}

function findDemand(file: string, body: string, beginning: string | null): string | null {
  if (beginning === null) return null;
  const start = body.lastIndexOf(beginning);
  if (start < 0) throw new ContentError([`${file}: does not hold demandStartsWith “${beginning}”`]);
  return body.slice(start);
}

function readCategories(folder: ContentFolder, slug: string) {
  const file = `statements/${slug}/signatories.json`;
  if (!folder.has(file)) return [];
  const { categories, sources } = folder.json(file, signatoriesFile);
  return categories.map((category) => ({
    ...category,
    people: category.people.map((person) => ({
      ...person,
      source: requireEntry(sources, person.source, `${file}: categories: ${category.slug}`),
    })),
  }));
}
