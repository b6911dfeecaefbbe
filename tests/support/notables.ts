import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { confirmImport, findBoard, findImport, startImport } from "@/lib/signatories";
import type { Board, NotableWording } from "@/lib/signatories/schema";
import { storyStart } from "./clock";
import { british } from "./signing";

/** What is printed of somebody, in English. */
export function wordingOf(name: string, more: Partial<NotableWording> = {}): NotableWording {
  return {
    name: { en: name },
    role: null,
    organisation: null,
    showOrganisation: true,
    capacity: null,
    country: null,
    ...more,
  };
}

/** The board as that organiser sees it. */
export async function openBoard(actor: Actor, slug = british): Promise<Board> {
  const board = await findBoard(actor, slug, "en");
  if (!board) throw new Error(`there is no board of ${slug}`);
  return board;
}

/** A category of the board by its address part. */
export async function requireCategory(slug: string, statement = british): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `select c.id from category c join statement s on s.id = c.statement_id
     where c.slug = $1 and s.slug = $2`,
    [slug, statement],
  );
  if (!rows[0]) throw new Error(`there is no category ${slug}`);
  return rows[0].id;
}

/** Names in a category's order, and their positions, as the database has them. */
export async function readCategory(categoryId: string) {
  const { rows } = await pool.query<{ id: string; name: string; position: number }>(
    `select id, name ->> 'en' as name, position from notable where category_id = $1
     order by position`,
    [categoryId],
  );
  return rows;
}

/** Brings a list onto the board as that organiser would, when nothing has to be mended. */
export async function importList(actor: Actor, list: string, slug = british) {
  const provenance = {
    locale: "en",
    sourceNote: "a published list",
    sourceUrl: null,
    sourceDate: null,
  } as const;
  const started = await startImport(actor, { slug, provenance, list }, { now: storyStart });
  if (started.outcome !== "started") throw new Error(`the list was not read: ${started.outcome}`);
  const confirmed = await confirmImport(actor, { id: started.id }, { now: storyStart });
  if (confirmed.outcome !== "imported") throw new Error(`not imported: ${confirmed.outcome}`);
  return { id: started.id, draft: await findImport(actor, started.id, "en") };
}

/** Somebody of the board, by the English name. */
export async function requireEntry(name: string): Promise<{ id: string; stage: string }> {
  const { rows } = await pool.query<{ id: string; stage: string }>(
    "select id, stage from notable where name ->> 'en' = $1 or name ->> 'ru' = $1",
    [name],
  );
  if (rows.length !== 1) throw new Error(`${rows.length} entries are called ${name}`);
  return rows[0]!;
}
