import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type pg from "pg";
import type { Mailbox } from "./mailbox";
import { NotablesRoom } from "./notables";
import { signAndConfirm } from "./own-page";
import { play } from "./people";
import type { Site } from "./site";
import { wordsOf } from "./words";

const words = wordsOf("en").notables!;

/** Long words and much to say, as real people have; all of them invented. */
const signer = {
  name: "Aleksandra Examplova-Placeholder",
  role: "Professor emerita of comparative literature and translation",
  organisation: "Example University of the Arts and Sciences",
};

const list = `Busy speakers:
Nora Sampleton MP;
Kim Courtley, joint General Secretary, National Example Union (pc);
Liz Whitley, UNITED NEC (Chair International Committee, pc);
Mónica Fictiva M., Nicaragua (living in exile);
Bernadette Devlin-Placeholder-Example, former member of parliament and editor of “The Example Review” and of several anthologies, Ireland;
J. Sample,, poet`;

export type BusyRooms = {
  /** Addresses of the rooms that only show something when there is something. */
  paths: Record<string, string>;
  /** Leaves the campaign as it was, but for who signed. */
  clear: () => Promise<void>;
};

type Around = { page: Page; database: pg.Pool; site: Site; mailbox: Mailbox };

/**
 * Gives every room of the dashboard something to show: names to promote, one invited, a list half
 * imported, a change that waits, a rule at work, names that are watched. `page` is an organiser's.
 */
export async function furnishRooms({ page, database, site, mailbox }: Around): Promise<BusyRooms> {
  const room = new NotablesRoom(page);
  const person = play("anna", { name: signer.name });
  await signAndConfirm({ site, mailbox }, { ...person, ...signer, visibility: "name" });
  await room.addCategory("Busy speakers", "Занятые ораторы", "russian");
  const invited = await invite(room);
  await room.pasteList(
    list,
    "The Example Gazette, page 7, with all the names as printed",
    "russian",
  );
  await page.waitForURL(/\/import\/[\w-]+/);
  const draft = new URL(page.url()).pathname;
  const ids = { change: randomUUID(), rule: randomUUID(), watched: randomUUID() };
  await proposeChange(database, ids.change);
  await startRule(database, ids.rule);
  await database.query(
    "insert into watched_name (id, name, folded, created_at) values ($1, $2, $3, now())",
    [ids.watched, "Bernadette Devlin-Placeholder-Example", `busy ${ids.watched}`],
  );
  return {
    paths: {
      overview: "/dashboard",
      board: "/dashboard/signatories?statement=russian",
      promote: "/dashboard/signatories/promote?statement=british&q=examplova",
      categories: "/dashboard/signatories/categories?statement=russian",
      invite: "/dashboard/signatories/invite?statement=russian",
      entry: invited,
      import: "/dashboard/signatories/import?statement=russian",
      preview: draft,
      signatures: "/dashboard/signatures",
      review: "/dashboard/signatures/review",
      changes: "/dashboard/signatures/changes",
      rules: "/dashboard/signatures/rules",
      rule: `/dashboard/signatures/rules/${ids.rule}`,
      "new rule": "/dashboard/signatures/rules/new",
      watched: "/dashboard/signatures/watched-names",
      "look-up": "/dashboard/signatures/look-up",
    },
    clear: () => clearRooms(database, ids),
  };
}

async function invite(room: NotablesRoom): Promise<string> {
  const { page } = room;
  await page.goto("/dashboard/signatories/invite?statement=russian");
  await page.locator("[name='name.en']").fill("Konstantin Placeholder-Examplovsky");
  await page.locator("[name='name.ru']").fill("Константин Плейсхолдер-Примеровский");
  await page.locator("[name='role.en']").fill("Writer and translator");
  await page.locator("[name='role.ru']").fill("Писатель и переводчик");
  await page.locator("[name=category]").selectOption({ label: "Busy speakers" });
  await room.press(words.inviteForm!.submit!);
  await page.waitForURL(/\/signatories\/[\w-]{36}/);
  return new URL(page.url()).pathname;
}

async function proposeChange(database: pg.Pool, id: string) {
  await database.query(
    `insert into signature_change (signature_id, id, state, name, role, organisation, proposed_on)
     select id, $1, 'waiting', $2, 'Retired', null, now() from signature
     where name = $2 and state = 'confirmed' order by id limit 1`,
    [id, signer.name],
  );
}

/** As it stands in the middle of its work; no job goes on with it. */
async function startRule(database: pg.Pool, id: string) {
  const conditions = {
    ...{ statement: "british", country: "KZ", visibility: "name", from: "2026-11-01" },
    ...{ nameWords: "examplova", state: null, locale: null, to: null, organisationWords: null },
    ...{ flagged: false, quarantined: false },
  };
  await database.query(
    `insert into moderation_rule (id, actor_id, conditions, verb, reason, note, state, total, done,
       changed, created_at, started_at)
     select $1, id, $2, 'invalidate', 'invented', 'a wave of names on Tuesday night', 'running',
       4812, 1730, 1702, now(), now() from organiser order by created_at desc limit 1`,
    [id, JSON.stringify(conditions)],
  );
}

async function clearRooms(
  database: pg.Pool,
  { change, rule, watched }: Record<"change" | "rule" | "watched", string>,
) {
  await database.query("delete from signature_change where id = $1", [change]);
  await database.query("delete from moderation_rule where id = $1", [rule]);
  await database.query("delete from watched_name where id = $1", [watched]);
  await database.query("delete from notable_import where state = 'draft'");
  const ours = "(select id from category where title->>'en' = 'Busy speakers')";
  await database.query(`delete from notable where category_id in ${ours}`);
  await database.query("delete from category where title->>'en' = 'Busy speakers'");
}
