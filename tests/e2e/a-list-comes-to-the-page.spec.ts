import AxeBuilder from "@axe-core/playwright";
import { NotablesRoom } from "./support/notables";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

const words = wordsOf("en").notables!;
const category = { en: "Speakers of the list", ru: "Докладчики из списка" };

/** In the shapes of published lists; the people are invented. */
const list = `${category.en}:
Nora Sampleton MP;
Kim Courtley, joint General Secretary, NEU (pc);
Liz Whitley, UNITED NEC (Chair International Committee, pc);
Rory Placeholder Barrett TD, Ireland;
Mónica Fictiva M., Nicaragua (living in exile); `;

test("an organiser imports a list, mends and orders it, another approves, and both languages show it", async ({
  page,
  browser,
  database,
  site,
}) => {
  test.setTimeout(90_000);
  const room = new NotablesRoom(page);
  await signInAs(page, database, { role: "organiser" });
  await room.addCategory(category.en, category.ru);
  await room.pasteList(list, "The Example Gazette");
  await expect(page.getByText("5 people were read")).toBeVisible();
  await expect(room.row("Mónica Fictiva M.")).toContainText("living in exile");

  // What was understood wrongly, and a name in the other language.
  const liz = room.row("Liz Whitley");
  await liz
    .getByRole("textbox", { name: "Role", exact: true })
    .fill("Chair, International Committee");
  await liz.getByRole("textbox", { name: "Organisation", exact: true }).fill("UNITED");
  const kim = room.row("Kim Courtley");
  await kim.locator("summary").click();
  await kim.getByRole("textbox", { name: "Name (Russian)" }).fill("Ким Кортли");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await room.press("Import 5 people");
  await expect(page.getByText("5 people are on the board")).toBeVisible();

  await expect(room.column(category.en)).toContainText("Chair, International Committee");
  await orderByKeyboard(room);
  const inOrder = [
    "Kim Courtley",
    "Nora Sampleton",
    "Liz Whitley",
    "Rory Placeholder Barrett",
    "Mónica Fictiva M.",
  ];
  await expect.poll(() => room.namesIn(category.en)).toEqual(inOrder);
  await room.openBoard();
  expect(await room.namesIn(category.en)).toEqual(inOrder);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await expect(page.getByText(words.waiting!.approve!)).toHaveCount(0);

  const otherContext = await browser.newContext();
  const other = await otherContext.newPage();
  await signInAs(other, database, { role: "organiser" });
  const otherRoom = new NotablesRoom(other);
  await otherRoom.openBoard();
  // Whoever approves sees what will be printed, in both languages, and on what evidence.
  const asked = other.locator("#waiting").getByRole("listitem").filter({ hasText: "Kim Courtley" });
  await expect(asked).toContainText("Kim Courtley, joint General Secretary, NEU (pc)");
  await expect(asked).toContainText("Ким Кортли, joint General Secretary, NEU (в личном качестве)");
  await expect(asked).toContainText("Published list: The Example Gazette");
  expect((await new AxeBuilder({ page: other }).analyze()).violations).toEqual([]);
  // One whose box is not ticked waits on.
  const nora = other.getByRole("checkbox", { name: "Approve Nora Sampleton" });
  await expect(nora).toBeChecked();
  await nora.uncheck();
  await otherRoom.press(words.waiting!.approve!);
  await expect(other.getByText("4 names approved and on the page.")).toBeVisible();
  await expect(other.locator("#waiting")).toContainText("1 name waits for you.");
  await otherRoom.press(words.waiting!.approve!);
  await expect(other.getByText("1 name approved and on the page.")).toBeVisible();

  const listed = await site.request.get("/api/v1/statements/british/signatories?locale=en");
  const { notable } = (await listed.json()) as {
    notable: { category: { title: string }; people: { name: string; capacity: string | null }[] }[];
  };
  const people = notable.find((each) => each.category.title === category.en)!.people;
  expect(people.map(({ name }) => name)).toEqual(inOrder);
  expect(people.map(({ capacity }) => capacity)).toEqual([
    "personal",
    null,
    "personal",
    null,
    null,
  ]);

  for (const [path, title, first, mark] of [
    ["/en/statements/british", category.en, "Kim Courtley", "(pc)"],
    ["/ru/statements/british", category.ru, "Ким Кортли", "(в личном качестве)"],
    ["/en/statements/british/signatories", category.en, "Kim Courtley", "(pc)"],
    ["/ru/statements/british/signatories", category.ru, "Ким Кортли", "(в личном качестве)"],
  ] as const) {
    // Public pages are at most five seconds old.
    await expect(async () => {
      await page.goto(path);
      const column = page.locator("div").filter({
        has: page.getByRole("heading", { name: title, exact: true }),
      });
      const names = await column.last().getByRole("listitem").allInnerTexts();
      expect(names.map((name) => name.split(",")[0]!.replace(/ (MP|TD)$/, ""))).toEqual([
        first,
        ...inOrder.slice(1),
      ]);
      expect(names[0]).toContain(mark);
      expect(names[1]).not.toContain(mark);
    }).toPass({ timeout: 15_000 });
  }

  // Taken back as a whole: the page is as it was.
  await other.goto("/dashboard/signatories/import?statement=british");
  await other.getByText(words.import!.undo!, { exact: true }).first().click();
  await otherRoom.press(words.import!.undo!);
  await expect(other.getByText("5 people have left the board, 5 of them")).toBeVisible();
  await other.goto("/dashboard/signatories/categories?statement=british");
  await otherRoom.press(words.categoryForm!.remove!.replace("{title}", category.en));
  await expect(other.getByText(words.categoryForm!.removed!)).toBeVisible();
  await otherContext.close();
});

/** Takes Kim one place up by keys alone; every step is said aloud. */
async function orderByKeyboard(room: NotablesRoom) {
  const { page } = room;
  const spoken = page.getByRole("status");
  await room.handle("Kim Courtley").focus();
  await page.keyboard.press("Space");
  await expect(spoken.filter({ hasText: "Kim Courtley taken up, number 2 of 5" })).toHaveCount(1);
  await page.keyboard.press("ArrowUp");
  await expect(spoken.filter({ hasText: "Kim Courtley would be number 1 of 5" })).toHaveCount(1);
  await page.keyboard.press("Space");
  await expect(page.getByText(/Kim Courtley is now number 1 of 5/)).toBeVisible();
}

test("names without a heading go nowhere by themselves: one choice places all, what was typed is kept", async ({
  page,
  database,
}) => {
  const room = new NotablesRoom(page);
  await signInAs(page, database, { role: "organiser" });
  const before = (await database.query("select count(*)::int as n from notable")).rows[0].n;
  await room.pasteList("Anna Example\nSpeakers:\nIvan Sample\nVera Specimen", "a list");
  await expect(page.locator("#counts")).toHaveText("3 to import · 3 without a category");
  const select = room.row("Anna Example").getByRole("combobox", { name: "Category" });
  await expect(select).toHaveValue("");
  await expect(room.row("Ivan Sample")).toContainText("it stands under “Speakers”");
  await room.row("Vera Specimen").getByRole("textbox", { name: "Role" }).fill("surgeon");
  await select.selectOption({ label: "Culture" });
  await room.press("Import 3 people");
  await expect(page.getByText("Not imported yet; everything you typed is kept.")).toContainText(
    "For 2 names choose a category.",
  );
  await expect(page.getByRole("link", { name: "Name 2", exact: true })).toBeVisible();
  await expect(room.row("Vera Specimen").getByRole("textbox", { name: "Role" })).toHaveValue(
    "surgeon",
  );
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page
    .getByRole("combobox", { name: "2 names" })
    .selectOption({ label: "Campaigns and organisations" });
  await room.press(words.draft!.place!);
  await expect(page.locator("#counts")).toHaveText("3 to import");
  await expect(select.locator("option:checked")).toHaveText("Culture");
  await room.press(words.import!.discard!);
  expect((await database.query("select count(*)::int as n from notable")).rows[0].n).toBe(before);
});

test.describe("what cannot be read", () => {
  const cases = [
    ["a pasted megabyte", "Anna Example, poet;\n".repeat(50_000), "256 KiB"],
    [
      "a table with a hundred columns",
      `name${",x".repeat(99)}\nAnna${",y".repeat(99)}`,
      "20 columns",
    ],
    ["601 names", "Anna Example\n".repeat(601), "500 people"],
  ] as const;
  for (const [what, text, message] of cases) {
    test(`${what} gets a clear message, and nothing is saved`, async ({ page, database }) => {
      await signInAs(page, database, { role: "organiser" });
      const count = async () =>
        (await database.query("select count(*)::int as n from notable_import")).rows[0].n;
      const before = await count();
      const room = new NotablesRoom(page);
      await room.pasteList(text, "somewhere");
      await expect(page.getByRole("alert").getByRole("link")).toContainText(message);
      expect(await count()).toBe(before);
    });
  }

  test("a binary file gets a clear message", async ({ page, database }) => {
    await signInAs(page, database, { role: "organiser" });
    await page.goto("/dashboard/signatories/import?statement=british");
    const room = new NotablesRoom(page);
    await room.textbox(words.import!.sourceNote!).fill("somewhere");
    const buffer = Buffer.from(Uint8Array.from({ length: 9_000 }, (_, n) => (n * 7919) % 256));
    await page.locator("#file").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer });
    await room.press(words.import!.read!);
    await expect(page.getByRole("alert").getByRole("link")).toContainText("not text");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("names are moved by buttons, and a removal is undone", async ({ page, database }) => {
    await signInAs(page, database, { role: "organiser" });
    const room = new NotablesRoom(page);
    await room.addCategory("Without a script", "Без скрипта", "russian");
    await room.pasteList("Anna Example\nIvan Sample\nVera Specimen", "a list", "russian");
    await room.press("Import 3 people");
    const names = () => room.namesIn("Without a script");
    expect(await names()).toEqual(["Anna Example", "Ivan Sample", "Vera Specimen"]);
    await room.press("Move Vera Specimen up");
    expect(await names()).toEqual(["Anna Example", "Vera Specimen", "Ivan Sample"]);
    await expect(page.getByText("Vera Specimen is now number 2 of 3")).toBeVisible();

    await page.getByRole("link", { name: "Anna Example" }).first().click();
    await room.press("Remove Anna Example");
    expect(await names()).toEqual(["Vera Specimen", "Ivan Sample"]);
    await room.press(words.undo!.button!);
    expect(await names()).toEqual(["Vera Specimen", "Ivan Sample", "Anna Example"]);

    await page.goto("/dashboard/signatories/import?statement=russian");
    await page.getByText(words.import!.undo!, { exact: true }).first().click();
    await room.press(words.import!.undo!);
    await page.goto("/dashboard/signatories/categories?statement=russian");
    await room.press(words.categoryForm!.remove!.replace("{title}", "Without a script"));
  });
});
