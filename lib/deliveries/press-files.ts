import { env } from "../env";
import { isLocale, type Locale } from "../i18n/schema";
import { paths } from "../paths";
import { escapeHtml, namesHtml, plainPage } from "./formats/press";
import { findText, readPressEntries, type PressEntry } from "./press-kit";
import type { PressFile } from "./press-types";
import { textFileName } from "./statements";
import { pressWordsOf, wordsOf, writeCount, writeDay } from "./words";

const textFile = /^statement-([a-z0-9-]{1,80})-v\d{1,6}\.([a-z]{2})\.txt$/;

/**
 * A file of the press page by the last part of its address: the names and counts in `locale`, as
 * the site shows them this moment, or a statement's present text exactly as it is hashed. Null
 * for any other name, and for a text that a newer version has replaced.
 */
export async function findPressFile(
  file: string,
  locale: Locale,
  { now }: { now: Date },
): Promise<PressFile | null> {
  const words = pressWordsOf(locale);
  switch (file) {
    case "names.txt": {
      const body = await writeNames(locale, now, inPlainText);
      return { name: `${words("file")}.txt`, mediaType: "text/plain", body };
    }
    case "names.html": {
      const body = plainPage(words("file"), await writeNames(locale, now, inHtml), locale);
      return { name: `${words("file")}.html`, mediaType: "text/html", body };
    }
    default:
      return findTextFile(file);
  }
}

async function findTextFile(file: string): Promise<PressFile | null> {
  const [, slug = "", locale] = textFile.exec(file) ?? [];
  const found = isLocale(locale) ? await findText(slug, locale) : null;
  if (!found || textFileName(slug, found.statement.version, found.statement.textLocale) !== file) {
    return null;
  }
  return { name: file, mediaType: "text/plain", body: found.statement.body };
}

/** A statement as a list tells of it: its title, lines of facts, and its names. */
type Told = { head: { title: string; lines: string[] }; entry: PressEntry | null };
type Writing = (told: Told[], locale: Locale) => string;

async function writeNames(locale: Locale, now: Date, write: Writing): Promise<string> {
  const words = pressWordsOf(locale);
  const { total, entries } = await readPressEntries(locale);
  const day = writeDay(now.toISOString().slice(0, 10), locale);
  const lines = [
    words("total", { count: total, number: writeCount(total, locale) }),
    words("asOf", { day }),
    new URL(paths.press(locale), env.publicUrl).href,
  ];
  const whole = { head: { title: words("file"), lines }, entry: null };
  return write([whole, ...entries.map((entry) => ({ head: tell(entry, locale), entry }))], locale);
}

function tell(entry: PressEntry, locale: Locale) {
  const words = pressWordsOf(locale);
  const { slug, title, initiators, datedOn, count, notablesBesideCount: beside } = entry;
  const counted = words("count", { count, number: writeCount(count, locale) });
  const lines = [
    [initiators, datedOn ? writeDay(datedOn, locale) : null].filter(Boolean).join(", "),
    [counted, beside > 0 ? words("beside", { count: beside }) : null].filter(Boolean).join(", "),
    new URL(paths.statement(locale, slug), env.publicUrl).href,
    entry.groups.length === 0 ? words("noNames") : null,
    entry.supported,
  ];
  return { title, lines: lines.filter((line): line is string => Boolean(line)) };
}

const inPlainText: Writing = (told) => {
  const blocks = told.map(({ head, entry }) =>
    [[head.title.toUpperCase(), ...head.lines].join("\n"), entry?.names]
      .filter(Boolean)
      .join("\n\n"),
  );
  return `${blocks.join("\n\n\n")}\n`;
};

const inHtml: Writing = (told, locale) =>
  told
    .map(({ head, entry }) => {
      const level = entry ? 2 : 1;
      const title = `<h${level}>${escapeHtml(head.title)}</h${level}>`;
      const lines = head.lines.map((line) => `<p>${escapeHtml(line)}</p>`);
      const names = entry?.names ? [namesHtml(entry.groups, wordsOf(locale), 3)] : [];
      return [title, ...lines, ...names].join("\n");
    })
    .join("\n");
