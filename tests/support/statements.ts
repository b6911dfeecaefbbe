import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import {
  createStatement,
  findRoom,
  openStatement,
  publishDraft,
  saveDraft,
} from "@/lib/statements";
import {
  parseTexts,
  type GivenText,
  type StatementFacts,
  type StatementRoom,
  type TypedText,
} from "@/lib/statements/schema";
import type { Locale } from "@/lib/i18n/schema";
import { storyStart } from "./clock";

/** A third statement's first words, in English and Russian. */
export const firstWords = {
  en: {
    title: "Bread for the library",
    body: "The library has *no* bread.\n\nWe ask for bread at once.",
    beginning: "We ask",
  },
  ru: {
    title: "Хлеб для библиотеки",
    body: "В библиотеке нет хлеба.\n\nМы просим хлеба немедленно.",
    beginning: "Мы просим",
  },
} as const satisfies Record<Locale, TypedText>;

/** Texts as the form hands them on; throws when the story itself is wrong. */
export function textsOf(
  typed: Partial<Record<Locale, TypedText>>,
  originalLocale: Locale = "en",
): GivenText[] {
  const parsed = parseTexts(typed, originalLocale);
  if (!parsed.ok) throw new Error(`the texts have faults: ${JSON.stringify(parsed.faults)}`);
  return parsed.value;
}

/** The statement with that address as the dashboard sees it. */
export async function requireRoom(actor: Actor, slug: string): Promise<StatementRoom> {
  const { rows } = await pool.query<{ id: string }>("select id from statement where slug = $1", [
    slug,
  ]);
  const room = rows[0] && (await findRoom(actor, rows[0].id, "en"));
  if (!room) throw new Error(`there is no statement ${slug}`);
  return room;
}

/** Writes a new statement's draft and returns it. */
export async function writeStatement(
  actor: Actor,
  {
    slug = "bread",
    typed = firstWords as Partial<Record<Locale, TypedText>>,
    now = storyStart,
  } = {},
): Promise<StatementRoom> {
  const texts = textsOf(typed);
  const made = await createStatement(actor, { slug, originalLocale: "en", texts }, { now });
  if (made.outcome !== "created") throw new Error(`not created: ${made.outcome}`);
  return requireRoom(actor, slug);
}

/** Saves these words as the draft and publishes them; returns the statement afterwards. */
export async function publishWords(
  actor: Actor,
  slug: string,
  typed: Partial<Record<Locale, TypedText>>,
  now = storyStart,
): Promise<StatementRoom> {
  const room = await requireRoom(actor, slug);
  const texts = textsOf(typed, room.facts.originalLocale);
  await saveDraft(actor, { id: room.id, basedOn: null, texts }, { now });
  return publishAsItIs(actor, slug, now);
}

/** Publishes the draft that is there. */
export async function publishAsItIs(
  actor: Actor,
  slug: string,
  now = storyStart,
): Promise<StatementRoom> {
  const { id, basedOn } = await requireRoom(actor, slug);
  const { outcome } = await publishDraft(actor, { id, basedOn: basedOn! }, { now });
  if (outcome !== "published") throw new Error(`not published: ${outcome}`);
  return requireRoom(actor, slug);
}

/** A third statement that is published and open. */
export async function openThirdStatement(admin: Actor, slug = "bread"): Promise<StatementRoom> {
  await writeStatement(admin, { slug });
  const { id } = await publishAsItIs(admin, slug);
  await openStatement(admin, { id }, { now: storyStart });
  return requireRoom(admin, slug);
}

/** The facts of a room with some of them changed. */
export function factsOf(
  room: StatementRoom,
  changes: Partial<StatementFacts> = {},
): StatementFacts {
  return { ...room.facts, ...changes };
}

/** What the audit log says of a statement, the oldest first. */
export async function listDeeds(
  id: string,
): Promise<{ action: string; actor: string | null; details: object }[]> {
  const { rows } = await pool.query(
    `select action, actor_id as actor, details from audit_entry where subject_id = $1
     order by at, action`,
    [id],
  );
  return rows;
}
