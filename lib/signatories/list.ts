import { localisedText, pickText, type Locale } from "../i18n/schema";
import { findSignable } from "../statements";
import { makeCursor, readCursor } from "./cursor";
import { printedName } from "./printed-name";
import {
  foldForSearch,
  searchWords,
  signatoriesPerPage,
  type NotableCategory,
  type PublicNotable,
  type PublicSignatory,
  type SignatoryPage,
} from "./schema";
import {
  searchListed,
  selectListed,
  selectNotables,
  selectPublications,
  type ListedRow,
} from "./store";
import { supportedVersion } from "./supported-version";

const mostPerPage = 100;

type Paging = { after?: string | null; limit?: number; q?: string | null };

/**
 * One page of those who chose to be shown, newest day first, in steady random order within
 * a day. `q` finds names by the beginnings of words in any script; `after` is a cursor from
 * an earlier page, and one that is not of ours begins at the start. An unknown statement
 * has an empty list.
 */
export async function listSignatories(slug: string, paging: Paging = {}): Promise<SignatoryPage> {
  const statement = await findSignable(slug);
  if (!statement) return { signatories: [], next: null };
  const limit = Math.min(Math.max(Math.trunc(paging.limit ?? signatoriesPerPage), 1), mostPerPage);
  const after = readCursor(paging.after ?? "");
  const words = searchWords(paging.q ?? "");
  if (words && words.length === 0) return { signatories: [], next: null };

  const rows = words
    ? await searchListed(statement.id, words, after, limit + 1)
    : await selectListed(statement.id, after, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    signatories: page.map(toPublic),
    next: rows.length > limit && last ? makeCursor(last) : null,
  };
}

/** The newest public signatures, at most `limit`. */
export async function listNewestSignatories(
  slug: string,
  limit: number,
): Promise<PublicSignatory[]> {
  return (await listSignatories(slug, { limit })).signatories;
}

/**
 * Notable signatories by category in the organisers' order, names in `locale` where given;
 * with `q`, those with words in the name that begin so, in any language. No empty category.
 */
export async function listNotables(
  slug: string,
  locale: Locale,
  { q }: { q?: string | null } = {},
): Promise<NotableCategory[]> {
  if (!(await findSignable(slug))) return [];
  const words = searchWords(q ?? "");
  const [categories, versions] = await Promise.all([
    selectNotables(slug),
    selectPublications(slug),
  ]);
  return categories
    .map(({ slug, title, notables }) => ({
      category: { slug, title: pickText(title, locale) ?? "" },
      people: notables
        .filter((notable) => words === null || hasWords(notable.name, words))
        .map((notable) => toNotable(notable, versions, locale)),
    }))
    .filter(({ people }) => people.length > 0);
}

type NotableRow = Awaited<ReturnType<typeof selectNotables>>[number]["notables"][number];

function toNotable(
  row: NotableRow,
  versions: Awaited<ReturnType<typeof selectPublications>>,
  locale: Locale,
): PublicNotable {
  const { signature, evidence, sourceDate, publishedAt } = row;
  const signed = signature?.version.number ?? null;
  const evidenceAt = evidence[0]?.attachedAt ?? null;
  return {
    ...printedName(row, locale),
    version: supportedVersion({ signed, sourceDate, evidenceAt, publishedAt }, versions),
  };
}

function hasWords(name: unknown, words: string[]): boolean {
  const known = foldForSearch(Object.values(localisedText.parse(name)).join(" ")).split(" ");
  return words.length > 0 && words.every((word) => known.some((each) => each.startsWith(word)));
}

function toPublic({ name, role, organisation, capacity, day }: ListedRow): PublicSignatory {
  return { name, role, organisation, capacity, day };
}
