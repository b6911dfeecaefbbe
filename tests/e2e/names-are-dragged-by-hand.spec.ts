import type { Locator, Page } from "@playwright/test";
import type pg from "pg";
import { NotablesRoom } from "./support/notables";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

const words = wordsOf("en").notables!;
const first = { en: "Where they come from", ru: "Откуда" };
const second = { en: "Where they go", ru: "Куда" };
const people = ["Anna Example", "Ivan Sample", "Vera Specimen", "Pavel Placeholder"];

type Point = { x: number; y: number };

/** A hand on the board. */
type Hand = {
  take: (at: Point) => Promise<void>;
  move: (to: Point) => Promise<void>;
  letGo: () => Promise<void>;
};

/** The board is left as it was. */
test.afterEach(async ({ database }) => {
  const titles = [first.en, second.en];
  const ours = "(select id from category where title->>'en' = any ($1))";
  await database.query(`delete from notable where category_id in ${ours}`, [titles]);
  await database.query(`delete from category where id in ${ours}`, [titles]);
});

function mouseOf({ mouse }: Page): Hand {
  return {
    take: async ({ x, y }) => {
      await mouse.move(x, y);
      await mouse.down();
    },
    move: ({ x, y }) => mouse.move(x, y),
    letGo: () => mouse.up(),
  };
}

test.describe("on a desk, with a mouse", () => {
  tellStory(mouseOf);

  test("two organisers drag at once: nobody is lost or doubled, and both see the same", async ({
    page,
    browser,
    database,
  }) => {
    const room = new NotablesRoom(page);
    await signInAs(page, database, { role: "organiser" });
    await prepare(room);
    const context = await browser.newContext();
    const other = new NotablesRoom(await context.newPage());
    await signInAs(other.page, database, { role: "organiser" });
    await room.openBoard("russian");
    await other.openBoard("russian");
    await Promise.all([
      drag(room, mouseOf(page), { name: people[0]!, onto: row(room, people[2]!) }),
      drag(other, mouseOf(other.page), { name: people[3]!, onto: row(other, people[1]!) }),
    ]);
    await expect(page.getByText(/is now number/)).toBeVisible();
    await expect(other.page.getByText(/is now number/)).toBeVisible();
    const order = await readOrder(database, first.en);
    expect([...order].sort()).toEqual([...people].sort());
    for (const each of [room, other]) {
      await each.openBoard("russian");
      expect(await each.namesIn(first.en)).toEqual(order);
    }
    await context.close();
  });
});

function tellStory(makeHand: (page: Page) => Hand) {
  test("a name is dragged within its category, into another and into an empty one", async ({
    page,
    database,
  }) => {
    test.setTimeout(120_000);
    const hand = makeHand(page);
    const room = new NotablesRoom(page);
    await signInAs(page, database, { role: "organiser" });
    await prepare(room);

    await drag(room, hand, { name: "Anna Example", onto: row(room, "Vera Specimen") });
    await expectOrder(
      room,
      database,
      ["Ivan Sample", "Vera Specimen", "Anna Example", people[3]!],
      [],
    );
    await drag(room, hand, { name: people[3]!, onto: row(room, "Ivan Sample") });
    await expectOrder(
      room,
      database,
      [people[3]!, "Ivan Sample", "Vera Specimen", "Anna Example"],
      [],
    );

    const empty = room.column(second.en).getByText(words.emptyCategory!);
    await drag(room, hand, { name: "Ivan Sample", onto: empty });
    await expectOrder(
      room,
      database,
      [people[3]!, "Vera Specimen", "Anna Example"],
      ["Ivan Sample"],
    );
    await drag(room, hand, { name: "Vera Specimen", onto: row(room, "Ivan Sample") });
    const rest = [people[3]!, "Anna Example"];
    await expect.poll(() => room.namesIn(first.en)).toEqual(rest);
    expect((await room.namesIn(second.en)).sort()).toEqual(["Ivan Sample", "Vera Specimen"]);
    await page.reload();
    expect(await room.namesIn(first.en)).toEqual(rest);
  });
}

async function prepare(room: NotablesRoom) {
  await room.addCategory(first.en, first.ru, "russian");
  await room.addCategory(second.en, second.ru, "russian");
  await room.pasteList([`${first.en}:`, ...people].join("\n"), "a list", "russian");
  await room.press("Import 4 people");
  await expect(room.column(first.en)).toContainText(people[3]!);
}

const row = (room: NotablesRoom, name: string) =>
  room.page.getByRole("listitem").filter({ has: room.handle(name) });

type Drag = { name: string; onto: Locator };

/** As a hand does it: looks where to, takes, moves in small steps, lets go there. */
async function drag(room: NotablesRoom, hand: Hand, { name, onto }: Drag) {
  await room.page.locator("#order").evaluate((part) => part.scrollIntoView({ block: "start" }));
  const [from, to] = [await centreOf(room.handle(name)), await centreOf(onto)];
  await hand.take(from);
  const steps = 12;
  for (let step = 1; step <= steps; step += 1) {
    const way = step / steps;
    await hand.move({ x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way });
  }
  await hand.letGo();
}

async function centreOf(place: Locator): Promise<Point> {
  const box = (await place.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** On the board at once, in the database, and on the board after a reload. */
async function expectOrder(
  room: NotablesRoom,
  database: pg.Pool,
  inFirst: string[],
  inSecond: string[],
) {
  await expect.poll(() => room.namesIn(first.en)).toEqual(inFirst);
  await expect.poll(() => room.namesIn(second.en)).toEqual(inSecond);
  await expect.poll(() => readOrder(database, first.en)).toEqual(inFirst);
  await expect.poll(() => readOrder(database, second.en)).toEqual(inSecond);
  await room.page.reload();
  expect(await room.namesIn(first.en)).toEqual(inFirst);
}

async function readOrder(database: pg.Pool, category: string): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select notable.name->>'en' as name from notable
     join category on category.id = notable.category_id
     where category.title->>'en' = $1 order by notable.position`,
    [category],
  );
  return rows.map(({ name }) => name);
}
