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

/** A hand on the board: a mouse or a finger. */
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

/** What a phone's screen reports of a finger; nothing of it is made up by the page. */
function fingerOf(page: Page): Hand {
  const devtools = page.context().newCDPSession(page);
  const send = async (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: Point[]) => {
    await (await devtools).send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  return {
    take: (at) => send("touchStart", [at]),
    move: (to) => send("touchMove", [to]),
    letGo: () => send("touchEnd", []),
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

  test("keys take a name into an empty category and behind whoever is in it; it is said aloud", async ({
    page,
    database,
  }) => {
    const room = new NotablesRoom(page);
    await signInAs(page, database, { role: "organiser" });
    await prepare(room);
    const spoken = page.getByRole("status");
    const takeOver = async (name: string, keys: string[], heard: string) => {
      await room.handle(name).focus();
      await page.keyboard.press("Space");
      await expect(spoken.filter({ hasText: `${name} taken up` })).toHaveCount(1);
      for (const key of keys) {
        await showTheLine(page);
        await page.keyboard.press(key);
      }
      await expect(spoken.filter({ hasText: heard })).toHaveCount(1);
      await page.keyboard.press("Space");
      await expectSaid(room, name);
    };
    const to = `in “${second.en}”`;
    await takeOver(people[0]!, ["ArrowRight"], `${people[0]} would be number 1 of 1 ${to}`);
    await takeOver(people[1]!, ["ArrowRight"], `${people[1]} would be number 1 of 2 ${to}`);
    expect(await room.namesIn(second.en)).toEqual([people[1], people[0]]);
    const below = ["ArrowRight", "ArrowDown", "ArrowDown"];
    await takeOver(people[2]!, below, `${people[2]} would be number 3 of 3 ${to}`);
    expect(await room.namesIn(second.en)).toEqual([people[1], people[0], people[2]]);
  });
});

test.describe("on a phone, with a finger", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  tellStory(fingerOf);

  test("the public page has the order that a finger made", async ({ page, browser, database }) => {
    test.setTimeout(120_000);
    const room = new NotablesRoom(page);
    await signInAs(page, database, { role: "organiser" });
    await prepare(room);
    const context = await browser.newContext();
    const other = new NotablesRoom(await context.newPage());
    await signInAs(other.page, database, { role: "organiser" });
    await other.openBoard("russian");
    await other.press(words.waiting!.approve!);
    await expect(other.page.getByText("4 names approved and on the page.")).toBeVisible();
    await context.close();

    const empty = room.column(second.en).getByText(words.emptyCategory!);
    await drag(room, fingerOf(page), { name: "Vera Specimen", onto: empty });
    await expectSaid(room, "Vera Specimen");
    expect(await room.namesIn(second.en)).toEqual(["Vera Specimen"]);
    await drag(room, fingerOf(page), { name: "Anna Example", onto: row(room, "Vera Specimen") });
    await expectSaid(room, "Anna Example");
    const inFirst = ["Ivan Sample", people[3]!];
    const inSecond = await readOrder(database, second.en);
    expect([...inSecond].sort()).toEqual(["Anna Example", "Vera Specimen"]);
    // Public pages are at most five seconds old.
    await expect(async () => {
      await page.goto("/en/statements/russian/signatories");
      expect(await readPublicNames(page, first.en)).toEqual(inFirst);
      expect(await readPublicNames(page, second.en)).toEqual(inSecond);
    }).toPass({ timeout: 15_000 });
  });
});

async function readPublicNames(page: Page, category: string): Promise<string[]> {
  const heading = page.getByRole("heading", { name: category, exact: true });
  const column = page.locator("div").filter({ has: heading }).last();
  return column.getByRole("listitem").allInnerTexts();
}

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
    await expectSaid(room, "Vera Specimen");
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

/**
 * As a hand does it: brings both places to the middle of the screen, away from the edges where
 * the page scrolls by itself, takes, moves in small steps, lets go there.
 */
async function drag(room: NotablesRoom, hand: Hand, { name, onto }: Drag) {
  const [begin, end] = [await centreOf(room.handle(name)), await centreOf(onto)];
  await room.page.evaluate(
    (middle) => window.scrollBy({ top: middle - window.innerHeight / 2, behavior: "instant" }),
    (begin.y + end.y) / 2,
  );
  const [from, to] = [await centreOf(room.handle(name)), await centreOf(onto)];
  await hand.take(from);
  const steps = 12;
  for (let step = 1; step <= steps; step += 1) {
    const way = step / steps;
    await hand.move({ x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way });
  }
  await showTheLine(room.page);
  await hand.letGo();
}

/** Somebody goes on when they see the line, or hear of it; a busy machine draws it some frames later. */
function showTheLine(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
  });
}

/** The move has come in: the board says where the name stands now. */
async function expectSaid({ page }: NotablesRoom, name: string) {
  await expect(page.getByText(`${name} is now number`)).toBeVisible();
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
