import { randomUUID } from "node:crypto";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

const words = wordsOf("en");
const { waiting } = words.moderation as unknown as Record<string, Record<string, string>>;

test("an admin sees first what is open before launch, an organiser last", async ({
  page,
  browser,
  baseURL,
  database,
}) => {
  await signInAs(page, database);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 2 }).first()).toHaveText(waiting!.title!);
  const list = page.locator("#waiting #checklist");
  await expect(list.getByRole("link", { name: /settings/i }).first()).toBeVisible();
  await expect(main).not.toContainText(waiting!.nothing!);

  const theirs = await (await browser.newContext({ baseURL })).newPage();
  await signInAs(theirs, database, { role: "organiser" });
  const headings = theirs.getByRole("main").getByRole("heading", { level: 2 });
  await expect(headings.first()).toHaveText(waiting!.title!);
  await expect(headings.last()).toHaveText(words.dashboard!.checklist!);
  await expect(theirs.locator("#checklist").getByRole("link", { name: /settings/i })).toHaveCount(
    0,
  );
  await theirs.context().close();
});

test("without JavaScript, too, what was done is said once", async ({
  browser,
  baseURL,
  database,
}) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await signInAs(page, database, { role: "organiser" });
  await page.goto("/dashboard/account");
  await page.locator("#name").fill("Olga Once");
  await page.getByRole("button", { name: words.account!.save!, exact: true }).click();
  const said = page.getByText(words.account!.nameSaved!);
  await expect(said).toBeVisible();
  for (const path of ["/dashboard/account", "/dashboard/statements"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(said).toHaveCount(0);
  }
  await context.close();
});

test("the log says in the reader’s language who did what to which statement", async ({
  page,
  database,
}) => {
  const email = await signInAs(page, database, { name: "Vera Example" });
  await database.query(
    `insert into audit_entry (id, at, actor_id, action, subject_id, details)
     select $1, now(), organiser.id, 'statement.facts_changed', statement.id, $2
     from organiser, statement where email = $3 and slug = 'british'`,
    [randomUUID(), { changed: "goal", goalBefore: 1000, goalAfter: null }, email],
  );
  await page.getByRole("button", { name: "Русский" }).first().click();
  await page.goto("/dashboard/audit?action=statement.facts_changed");
  const line = page.getByRole("row").filter({ hasText: "Vera Example" }).first();
  await expect(line).toContainText("изменены сведения об обращении: ");
  await expect(line).toContainText("Изменено: цель");
  await expect(line).toContainText("Цель: 1 000 → нет");
  await expect(page.getByRole("main")).not.toContainText(/[0-9a-f]{8}-[0-9a-f]{4}|goalBefore/);
  await line.getByRole("link").click();
  await expect(page).toHaveURL(/\/dashboard\/statements\/[0-9a-f-]{36}$/);
});
