import { localisedText, pickText, type Locale } from "../i18n/schema";
import { findSignable } from "../statements";
import {
  foldForSearch,
  signatoriesPerPage,
  type NotableCategory,
  type NotableName,
  type PublicSignatory,
  type SignatoryPage,
} from "./schema";
import { searchListed, selectListed, selectNotables, type ListedRow, type Position } from "./store";

const mostPerPage = 100;
const mostWords = 6;
const longestWord = 40;

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
  const categories = await selectNotables(slug);
  return categories
    .map(({ slug, title, notables }) => ({
      category: { slug, title: pickText(title, locale) ?? "" },
      people: notables
        .filter((notable) => words === null || hasWords(notable.name, words))
        .map((notable) => toNotableName(notable, locale)),
    }))
    .filter(({ people }) => people.length > 0);
}

type NotableRow = Awaited<ReturnType<typeof selectNotables>>[number]["notables"][number];

function toNotableName(row: NotableRow, locale: Locale): NotableName {
  return {
    name: pickText(row.name, locale) ?? "",
    role: pickText(row.role, locale),
    organisation: pickText(row.organisation, locale),
    capacity: row.capacity,
    showOrganisation: row.showOrganisation,
  };
}

function hasWords(name: unknown, words: string[]): boolean {
  const known = foldForSearch(Object.values(localisedText.parse(name)).join(" ")).split(" ");
  return words.length > 0 && words.every((word) => known.some((each) => each.startsWith(word)));
}

/** Null without a search; an empty list for a search that has no letter or digit in it. */
function searchWords(q: string): string[] | null {
  if (q.trim() === "") return null;
  const words = foldForSearch(q.slice(0, 400)).split(" ").filter(Boolean);
  return words.slice(0, mostWords).map((word) => word.slice(0, longestWord));
}

function toPublic({ name, role, organisation, capacity, day }: ListedRow): PublicSignatory {
  return { name, role, organisation, capacity, day };
}

function makeCursor({ day, id }: Position): string {
  return `${day}.${id}`;
}

const cursorPattern =
  /^((?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]|29|30|31))\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(cursor: string): Position | null {
  const [, day, id] = cursorPattern.exec(cursor) ?? [];
  if (!day || !id || Number.isNaN(Date.parse(day))) return null;
  return new Date(day).toISOString().startsWith(day) ? { day, id } : null;
}
