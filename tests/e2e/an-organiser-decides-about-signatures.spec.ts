import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { play } from "./support/people";
import { buildSubmission } from "@/prisma/seed/builders";
import type { Mailbox } from "./support/mailbox";
import type { Site } from "./support/site";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

test.use({ expectedConsole: /status of (403|404|422)/ });

const words = wordsOf("en").moderation!;
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const problems = (page: Page) => page.locator("#problems");
const status = (page: Page) => page.getByRole("status");

/** Signs and confirms through the site; returns the name, which nobody else bears. */
async function sign(site: Site, mailbox: Mailbox, given = "Mildred"): Promise<string> {
  const name = `${given} ${uniqueWord()}`;
  const person = play("anna", { name });
  await site.postSignature(buildSubmission(person));
  await site.confirm(await mailbox.waitForConfirmLink(person.email));
  return name;
}

let calls = 0;

/** A word of letters that no other story uses. */
function uniqueWord(): string {
  calls += 1;
  const digits = `${Date.now()}${calls}`;
  return `Z${[...digits].map((digit) => "abcdefghij"[Number(digit)]).join("")}`;
}

async function openSignature(page: Page, name: string): Promise<void> {
  await page.goto("/dashboard/signatures");
  await page.getByRole("textbox", { name: words.table!.q! }).fill(name.toUpperCase());
  await button(page, words.table!.apply!).click();
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(new RegExp(name, "i"));
}

async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}

test("finds a signature, invalidates it with a reason, and takes that back", async ({
  page,
  site,
  mailbox,
  database,
}) => {
  const name = await sign(site, mailbox);
  const before = await site.counts();
  await signInAs(page, database, { role: "organiser", name: "Oscar Organiser" });
  await openSignature(page, name);
  await expect(page.getByRole("main").getByText("example.org")).toHaveCount(0);
  await page.getByRole("group").getByText(words.verbs!.invalidate!).first().click();
  await button(page, words.verbs!.invalidate!).click();
  await expect(problems(page)).toContainText(words.errors!.reason!);
  await page.getByRole("combobox", { name: words.reason! }).selectOption("invented");
  await page.getByRole("textbox", { name: words.note! }).fill("see the letter of Tuesday");
  await button(page, words.verbs!.invalidate!).click();
  await expect(status(page)).toContainText("invalid");
  expect((await site.counts()).british).toBe(before.british - 1);
  expect(await site.signatories("british", name)).toEqual([]);
  await expect(page.getByText("see the letter of Tuesday")).toBeVisible();
  await expect(page.getByText("Oscar Organiser")).not.toHaveCount(0);

  await page.getByRole("button", { name: new RegExp(`^${words.page!.undo!}: `) }).click();
  await expect(status(page)).toContainText("again what it was");
  expect(await site.counts()).toEqual(before);
  expect(await site.signatories("british", name)).toHaveLength(1);
});

test("works off what waits for review by keyboard, and undoes it", async ({
  page,
  site,
  mailbox,
  database,
}) => {
  const names = [await sign(site, mailbox), await sign(site, mailbox)];
  await database.query("update signature set quarantined = true where name = any ($1)", [names]);
  const before = await site.counts();
  await signInAs(page, database, { role: "organiser" });
  await page.getByRole("link", { name: /quarantined signature/ }).click();
  const boxes = page.getByRole("checkbox", { name: /^Choose / });
  const first = page.getByRole("checkbox", { name: new RegExp(names[0]!) });
  await boxes.first().focus();
  await page.keyboard.press("j");
  await expect(boxes.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(boxes.first()).toBeFocused();
  await first.focus();
  await page.keyboard.press("x");
  await expect(first).toBeChecked();
  await button(page, words.verbs!.release!).click();
  await expect(status(page)).toContainText("shown and counted");
  expect((await site.counts()).british).toBe(before.british + 1);
  await expect(first).toHaveCount(0);
  await page.getByRole("button", { name: new RegExp(`^${words.recent!.undo!}: `) }).click();
  await expect(first).toBeVisible();
  expect(await site.counts()).toEqual(before);
  await button(page, words.verbs!.release!).click();
  await expect(problems(page)).toContainText(words.errors!.ids!);
});

test("lets a rule decide about a wave of names, and undoes it whole", async ({
  page,
  site,
  mailbox,
  database,
}) => {
  const given = uniqueWord();
  for (let n = 0; n < 3; n += 1) await sign(site, mailbox, given);
  const before = await site.counts();
  await signInAs(page, database, { role: "organiser" });
  await page.goto("/dashboard/signatures/rules/new");
  await page.getByRole("radio", { name: words.verbs!.invalidate! }).check();
  await page.getByRole("combobox", { name: words.reason! }).selectOption("invented");
  await button(page, words.rules!.preview!).click();
  await expect(problems(page)).toContainText(words.errors!.nothing_asked!);
  await page.getByRole("textbox", { name: words.rules!.nameWords! }).fill(given);
  await button(page, words.rules!.preview!).click();
  await expect(page.getByRole("heading", { name: "3 signatures fit." })).toBeVisible();
  await expect(page.getByRole("link", { name: new RegExp(given, "i") })).toHaveCount(3);
  expect(page.url()).not.toContain(given);
  await button(page, words.rules!.start!).click();
  await expect(page.getByRole("heading", { name: words.rules!.states!.done! })).toBeVisible({
    timeout: 15_000,
  });
  expect((await site.counts()).british).toBe(before.british - 3);
  await button(page, words.rules!.undo!).click();
  await expect(
    page.getByRole("heading", { name: words.rules!.states!.undone!, exact: true }),
  ).toBeVisible({ timeout: 15_000 });
  expect(await site.counts()).toEqual(before);
});

test("as an admin learns whether an address has signed; an organiser may not ask", async ({
  page,
  site,
  mailbox,
  database,
}) => {
  const person = play("anna");
  await site.postSignature(buildSubmission(person));
  await site.confirm(await mailbox.waitForConfirmLink(person.email));
  await signInAs(page, database, { role: "admin" });
  await page.goto("/dashboard/signatures/look-up");
  await page.getByRole("textbox", { name: words.lookUp!.email! }).fill(person.email);
  await button(page, words.lookUp!.submit!).click();
  await expect(status(page)).toContainText(words.states!.confirmed!);
  await expect(status(page)).toContainText(words.lookUp!.notSigned!);
  expect(page.url()).not.toContain("example.org");

  await page.context().clearCookies();
  await signInAs(page, database, { role: "organiser" });
  expect((await page.goto("/dashboard/signatures/look-up"))!.status()).toBe(403);
});

test("does all that without a script", async ({ browser, site, mailbox, database, baseURL }) => {
  const name = await sign(site, mailbox);
  const before = await site.counts();
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await signInAs(page, database, { role: "organiser" });
  await openSignature(page, name);
  await button(page, words.verbs!.quarantine!).click();
  await expect(page.getByText(words.quarantined!, { exact: true })).toBeVisible();
  expect((await site.counts()).british).toBe(before.british - 1);
  await page.goto("/dashboard/signatures/review?only=quarantined");
  await page.getByRole("checkbox", { name: new RegExp(name) }).check();
  await button(page, words.verbs!.release!).click();
  expect(await site.counts()).toEqual(before);
  await context.close();
});

for (const locale of ["en", "ru"] as const) {
  test(`finds no barrier on any of these pages in ${locale}`, async ({
    page,
    site,
    mailbox,
    database,
  }) => {
    test.setTimeout(120_000);
    const name = await sign(site, mailbox);
    await signInAs(page, database, { role: "admin" });
    if (locale === "ru") await button(page, "Русский").click();
    const { rows } = await database.query("select id from signature where name = $1", [name]);
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const path of [
        "",
        "/signatures",
        `/signatures/${rows[0].id}`,
        "/signatures/review",
        "/signatures/changes",
        "/signatures/rules",
        "/signatures/rules/new",
        "/signatures/watched-names",
        "/signatures/look-up",
      ]) {
        await page.goto(`/dashboard${path}`);
        expect.soft(await findBarriers(page), `${path}, ${scheme}`).toEqual([]);
        for (const width of [320, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect.soft(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0);
        }
      }
    }
  });
}
