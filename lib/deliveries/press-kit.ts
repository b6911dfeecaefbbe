import { createHash } from "node:crypto";
import { locales, type Locale } from "../i18n/schema";
import { listNotables } from "../signatories";
import type { NotableCategory } from "../signatories/schema";
import { countCampaign, findStatement, listCurrentStatements } from "../statements";
import { statementCan, type StatementDetails } from "../statements/schema";
import { namesText } from "./formats/press";
import type { PressKit, PressStatement, PressText } from "./press-types";
import { tellVersions } from "./supported-versions";
import { textFileName } from "./statements";
import { wordsOf } from "./words";

/** A statement of the kit with its first signatories still by category. */
export type PressEntry = PressStatement & { groups: { title: string; people: Person[] }[] };
type Person = NotableCategory["people"][number];

/**
 * The statements that pages lead to, with exact counts, their present texts and first signatories, as
 * the site shows them this moment: whoever withdrew or chose not to be shown is in none of it.
 */
export async function findPressKit(locale: Locale): Promise<PressKit> {
  const { total, entries } = await readPressEntries(locale);
  return { total, statements: entries.map(({ groups: _, ...statement }) => statement) };
}

/** The same for whoever sets the names otherwise. */
export async function readPressEntries(locale: Locale) {
  const [total, statements] = await Promise.all([countCampaign(), listCurrentStatements(locale)]);
  const entries = await Promise.all(statements.map(({ slug }) => readEntry(slug, locale)));
  return { total, entries: entries.filter((entry) => entry !== null) };
}

/** Null for a statement that was taken away since it was listed. */
async function readEntry(slug: string, locale: Locale): Promise<PressEntry | null> {
  const [statement, texts, notables] = await Promise.all([
    findStatement(slug, locale),
    listTexts(slug),
    listNotables(slug, locale),
  ]);
  if (!statement) return null;
  const { title, textLocale, isWorkingText, initiators, datedOn, version } = statement;
  const { count, notablesBesideCount, signatoriesNote: note } = statement;
  const groups = notables.map(({ category, people }) => ({ title: category.title, people }));
  const names = groups.length > 0 ? namesText(groups, wordsOf(locale)) : null;
  const { closedAt, status } = statement;
  const end = { isOpen: statementCan.sign(status), closedAt };
  const facts = { slug, title, textLocale, isWorkingText, initiators, datedOn, version, ...end };
  const supported = tellVersions(notables, statement, locale);
  return { ...facts, count, notablesBesideCount, note, supported, texts, names, groups };
}

/** Every language in which a statement's present version can be read. */
async function listTexts(slug: string): Promise<PressText[]> {
  const found = await Promise.all(locales.map((locale) => findText(slug, locale)));
  return found
    .filter((text) => text !== null)
    .map(({ statement, sha256 }) => ({
      locale: statement.textLocale,
      isTranslation: statement.isTranslation,
      sha256,
      file: textFileName(slug, statement.version, statement.textLocale),
    }))
    .sort((a, b) => Number(a.isTranslation) - Number(b.isTranslation));
}

/** A statement's present text in a language that it has, never another in its place. */
export async function findText(
  slug: string,
  locale: Locale,
): Promise<{ statement: StatementDetails; sha256: string } | null> {
  const statement = await findStatement(slug, locale);
  if (!statement || statement.textLocale !== locale) return null;
  const { isTranslation, original, body } = statement;
  return { statement, sha256: isTranslation ? hashText(body) : original.sha256 };
}

function hashText(body: string): string {
  return createHash("sha256").update(body, "utf8").digest("hex");
}
