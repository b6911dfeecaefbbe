import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Fields } from "../site";

/** Whom a door is open to. */
export type Room = "anybody" | "before the second step" | "team" | "admins";

/**
 * What a post names. For those who may not, things that exist and words that are fine, so that
 * it would do something if it were let in; for those who may, nothing of that.
 */
export type Things = {
  slug: string;
  statement: string;
  entry: string;
  category: string;
  signature: string;
  member: string;
  update: string;
  timelineEntry: string;
  address: string;
  text: string;
  on: string;
};

/** Who may call a server action, and a post that would do something. */
export type ActionRow = { may: Room; fields: (things: Things) => Fields };

/** Things that exist. */
export async function findThings(database: pg.Pool): Promise<Things> {
  const { rows } = await database.query<Things>(
    `select (select id from statement where slug = 'british') as statement,
       (select id from notable order by id limit 1) as entry,
       (select id from category order by id limit 1) as category,
       (select id from signature order by submitted_on desc, id limit 1) as signature,
       (select id from organiser where removed_at is null order by id limit 1) as member,
       (select id from update order by id limit 1) as update,
       (select id from timeline_entry order by id limit 1) as "timelineEntry"`,
  );
  return {
    ...rows[0]!,
    slug: "british",
    address: `intruder.${randomUUID()}@example.org`,
    text: "Intruder Example",
    on: "on",
  };
}

/** Things that do not exist, and empty words; by `id`, ids that are none. */
export function nothings(id: () => string = randomUUID): Things {
  return {
    slug: "no-such-statement",
    ...{ statement: id(), entry: id(), category: id(), signature: id(), member: id() },
    ...{ update: id(), timelineEntry: id(), address: "", text: "", on: "" },
  };
}

type Posts = Record<string, ActionRow["fields"]>;

/** The rows of one file of actions, all for the same people. */
export function rowsOf(file: string, may: Room, posts: Posts): Record<string, ActionRow> {
  return Object.fromEntries(
    Object.entries(posts).map(([name, fields]) => [`${file}#${name}Action`, { may, fields }]),
  );
}
