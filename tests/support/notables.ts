import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import {
  approveNotables,
  confirmImport,
  findBoard,
  findImport,
  inviteNotable,
  listNotables,
  listSignatories,
  saveImportRows,
  startImport,
} from "@/lib/signatories";
import { confirmSignature } from "@/lib/signing";
import type { Board, NotableWording } from "@/lib/signatories/schema";
import { storyStart } from "./clock";
import { british, confirmTokenOf, requireRow, submitAndOpenMail, type Filled } from "./signing";

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

/**
 * Brings a list onto the board as that organiser would, when nothing has to be mended; whoever
 * stands under no heading goes into the first category.
 */
export async function importList(actor: Actor, list: string, slug = british) {
  const provenance = {
    locale: "en",
    sourceNote: "a published list",
    sourceUrl: null,
    sourceDate: null,
  } as const;
  const started = await startImport(actor, { slug, provenance, list }, { now: storyStart });
  if (started.outcome !== "started") throw new Error(`the list was not read: ${started.outcome}`);
  const [first] = (await openBoard(actor, slug)).categories;
  await saveImportRows(actor, { id: started.id, changes: {}, restTo: first!.id });
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

/** Puts somebody on the board as asked; returns the token of the link. */
export async function invite(actor: Actor, name = "Anna Example") {
  const wording = wordingOf(name, {
    role: { en: "lecturer" },
    organisation: { en: "Sampleton College" },
    capacity: "organisation",
  });
  const categoryId = await requireCategory("campaigns");
  const invitation = { slug: british, categoryId, wording, email: null, isAnother: false };
  const invited = await inviteNotable(actor, { ...invitation, locale: "en" }, { now: storyStart });
  if (invited.outcome !== "invited") throw new Error(JSON.stringify(invited));
  return { id: invited.id, token: invited.link.split("/").at(-1)! };
}

/** Approves and publishes one entry, unless the story says otherwise. */
export function approve(actor: Actor, id: string, more = {}) {
  const approval = { ids: [id], alone: false, publish: true, ...more };
  return approveNotables(actor, approval, { now: storyStart });
}

/** Confirms the pending signature of that address. */
export async function confirmMailOf(email: string) {
  return confirmSignature(confirmTokenOf(await requireRow(email)), null, { now: storyStart });
}

/** Signs and confirms; returns the signature's id. */
export async function signByName(filled: Filled): Promise<string> {
  await confirmSignature(await submitAndOpenMail(filled), null, { now: storyStart });
  return (await requireRow(filled.email)).id;
}

/** An entry's row. */
export async function readEntry(id: string) {
  return (await pool.query("select * from notable where id = $1", [id])).rows[0];
}

/** The notables that the public page prints. */
export async function readShownNotables(locale: "en" | "ru" = "en") {
  return (await listNotables(british, locale)).flatMap(({ people }) => people);
}

/** How often the public list prints a name, among the notables and below them. */
export async function timesShown(name: string): Promise<number> {
  const { signatories } = await listSignatories(british);
  const names = [...(await readShownNotables()), ...signatories].map((person) => person.name);
  return names.filter((each) => each === name).length;
}
