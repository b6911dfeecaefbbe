import { localisedText, pickText, type Locale } from "../i18n/schema";
import { findSignable, listPublications } from "../statements";
import { makeCursor, readCursor } from "./cursor";
import { printedName } from "./printed-name";
import {
  foldForSearch,
  searchWords,
  signatoriesPerPage,
  type NotableCategory,
  type PublicSignatory,
  type SignatoryPage,
} from "./schema";
import {
  searchListed,
  selectListed,
  selectNotables,
  selectProvenance,
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
  const statement = await findSignable(slug);
  if (!statement) return [];
  const words = searchWords(q ?? "");
  const [categories, versionOf] = await Promise.all([
    selectNotables(slug),
    readVersions(slug, statement.id),
  ]);
  return categories
    .map(({ slug, title, notables }) => ({
      category: { slug, title: pickText(title, locale) ?? "" },
      people: notables
        .filter((notable) => words === null || hasWords(notable.name, words))
        .map((notable) => ({ ...printedName(notable, locale), version: versionOf(notable.id) })),
    }))
    .filter(({ people }) => people.length > 0);
}

/** Which version somebody among the notables supports; nobody is asked about where there is one. */
async function readVersions(slug: string, statementId: string): Promise<(id: string) => number> {
  const versions = await listPublications(statementId);
  if (versions.length <= 1) return () => versions[0]?.number ?? 1;
  const provenance = await selectProvenance(slug);
  return (id) => supportedVersion(provenance.get(id) ?? unknown, versions);
}

/** Of an entry that came between the two readings: said to support no more than the first. */
const unknown = { signed: null, sourceDate: null, evidenceAt: null, publishedAt: null };

function hasWords(name: unknown, words: string[]): boolean {
  const known = foldForSearch(Object.values(localisedText.parse(name)).join(" ")).split(" ");
  return words.length > 0 && words.every((word) => known.some((each) => each.startsWith(word)));
}

function toPublic({ name, role, organisation, capacity, day }: ListedRow): PublicSignatory {
  return { name, role, organisation, capacity, day };
}
