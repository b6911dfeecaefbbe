import { fileURLToPath } from "node:url";
import { locales, type Locale } from "@/lib/i18n/schema";
import {
  ContentError,
  openContentFolder,
  requireEntry,
  type ContentFolder,
} from "./content-folder";
import {
  campaignFile,
  markdownFile,
  plainTextFile,
  timelineFile,
  updateFile,
} from "./content-schema";
import { readStatement } from "./statement-content";

const builtInFolder = fileURLToPath(new URL("../content/", import.meta.url));
const pageSlugs = ["privacy", "contact"] as const;

export type Content = ReturnType<typeof loadContent>;

/**
 * Reads a campaign's whole content and proves that it fits together: every field
 * is well-formed, every file that is named exists, sources and sister statements
 * lead somewhere, and a text with a recorded SHA-256 has not been touched.
 * Touches no database. Throws a `ContentError` that names file and field.
 */
export function loadContent(root: string = builtInFolder) {
  const folder = openContentFolder(root);
  const campaign = folder.json("campaign.json", campaignFile);
  const content = {
    campaign,
    stake: readLocalised(folder, (locale) => `stake.${locale}.txt`),
    situation: readLocalised(folder, (locale) => `situation.${locale}.txt`),
    pages: pageSlugs.flatMap((slug) => readPages(folder, slug)),
    timeline: readTimeline(folder),
    updates: campaign.updates.map((slug) => readUpdate(folder, slug)),
    statements: campaign.statements.map((slug) => readStatement(folder, slug)),
  };
  requireSisters(content.statements);
  return content;
}

/** One text file per language; at least one language must be there. */
function readLocalised(folder: ContentFolder, name: (locale: Locale) => string) {
  const present = requireLocales(folder, name);
  return Object.fromEntries(
    present.map((locale) => [locale, folder.text(name(locale), plainTextFile)]),
  );
}

function requireLocales(folder: ContentFolder, name: (locale: Locale) => string): Locale[] {
  const present = locales.filter((locale) => folder.has(name(locale)));
  if (present.length === 0) throw new ContentError([`${name(locales[0])}: the file is missing`]);
  return present;
}

/** The fixed pages exist in every interface language: nobody may miss what happens to their data. */
function readPages(folder: ContentFolder, slug: (typeof pageSlugs)[number]) {
  return locales.map((locale) => {
    return { slug, locale, ...folder.text(`pages/${slug}.${locale}.md`, markdownFile) };
  });
}

function readTimeline(folder: ContentFolder) {
  const file = "timeline.json";
  const { entries, sources } = folder.json(file, timelineFile);
  return entries.map((entry, index) => ({
    ...entry,
    sources: entry.sources.map((key) => {
      return requireEntry(sources, key, `${file}: entries.${index}.sources`);
    }),
  }));
}

function readUpdate(folder: ContentFolder, slug: string) {
  const name = (locale: Locale) => `updates/${slug}/${locale}.md`;
  const texts = requireLocales(folder, name).map((locale) => {
    return { locale, ...folder.text(name(locale), markdownFile) };
  });
  return {
    slug,
    ...folder.json(`updates/${slug}/update.json`, updateFile),
    title: Object.fromEntries(texts.map(({ locale, title }) => [locale, title])),
    body: Object.fromEntries(texts.map(({ locale, body }) => [locale, body])),
  };
}

function requireSisters(statements: { slug: string; sister: string | null }[]) {
  const slugs = statements.map(({ slug }) => slug);
  const lost = statements.filter(({ slug, sister }) => {
    return sister !== null && (sister === slug || !slugs.includes(sister));
  });
  if (lost.length === 0) return;
  throw new ContentError(
    lost.map(({ slug, sister }) => {
      return `statements/${slug}/statement.json: sister: “${sister}” is no other statement`;
    }),
  );
}
