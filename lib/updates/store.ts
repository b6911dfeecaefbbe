import type { Transaction } from "../db";
import type { LocalisedText } from "../i18n/schema";
import { isUuid } from "../uuid";
import { updateStateOf, type UpdateState } from "./schema";

/** What decides about a piece of news: read under a lock, so that nobody changes it meanwhile. */
export type LockedUpdate = {
  slug: string;
  title: LocalisedText;
  body: LocalisedText;
  stopPress: boolean;
  sourceUrl: string | null;
  revision: number;
  state: UpdateState;
  mailedAt: Date | null;
};

type Row = Omit<LockedUpdate, "state"> & {
  publishedAt: Date | null;
  firstPublishedAt: Date | null;
};

/** Holds a piece of news until the transaction ends; null when there is none. */
export async function lockUpdate(
  transaction: Transaction,
  id: string,
): Promise<LockedUpdate | null> {
  if (!isUuid(id)) return null;
  const { rows } = await transaction.query<Row>(
    `select slug, title, body, stop_press as "stopPress", source_url as "sourceUrl", revision, mailed_at as "mailedAt", published_at as "publishedAt",
       first_published_at as "firstPublishedAt"
     from "update" where id = $1 for no key update`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const { publishedAt, firstPublishedAt, ...rest } = row;
  return { ...rest, state: updateStateOf({ publishedAt, firstPublishedAt }) };
}

/** Whether another piece of news has this address part. */
export async function isSlugTaken(
  transaction: Transaction,
  slug: string,
  id: string,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    'select from "update" where slug = $1 and id <> $2',
    [slug, id],
  );
  return (rowCount ?? 0) > 0;
}

/**
 * Lets one transaction after the other choose an address part, so that two who wrote the same
 * title at once get two. Taken after the news itself.
 */
export async function lockSlugs(transaction: Transaction): Promise<void> {
  await transaction.query("select pg_advisory_xact_lock(hashtextextended('update slugs', 25))");
}
