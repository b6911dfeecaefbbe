import type { Browser } from "@playwright/test";
import { play } from "./support/people";
import { manageLinkOf } from "./support/mailbox";
import { SignForm } from "./support/sign-form";
import { removeStatement, say, StatementsRoom } from "./support/statements-room";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { expectLeftBehind, sayThatTranslationFits } from "./support/translations";
import { expectNoBarriers, findClosed, readVersions } from "./support/versions";
import { wordsOf } from "./support/words";

test.use({ expectedConsole: /status of (403|404|413|422)/ });
test.setTimeout(180_000);

const slug = "bread-for-the-library";
const english = {
  title: "Bread for the library",
  body: "The library has *no* bread. <script>alert(1)</script> [Do not](javascript:alert(1)).\n\n- Readers are hungry\n- So are writers\n\nWe ask for bread at once.",
  beginning: "We ask",
};
const russian = {
  title: "Хлеб для библиотеки",
  body: "В библиотеке нет хлеба.\n\nМы просим хлеба немедленно.",
  beginning: "Мы просим",
};

test.afterEach(({ database }) => removeStatement(database, slug));

async function openPage(browser: Browser, baseURL?: string, javaScriptEnabled = true) {
  const context = await browser.newContext({ baseURL, javaScriptEnabled });
  return context.newPage();
}

test("goes from an empty form to the public page, is signed, versioned, closed and archived", async ({
  page,
  browser,
  baseURL,
  site,
  mailbox,
  database,
}) => {
  const before = await site.counts();
  const organiser = new StatementsRoom(await openPage(browser, baseURL));
  await signInAs(organiser.page, database, { role: "organiser", name: "Oscar Organiser" });
  await organiser.page.goto("/dashboard/statements");
  await expectNoBarriers(organiser.page);
  await organiser.link("new.title").click();

  // An organiser writes it from an empty form, and sees what it will look like while typing.
  await organiser.write("en", english);
  await organiser.write("ru", russian);
  const preview = organiser.preview("en");
  await expect(preview.getByRole("heading", { name: english.title })).toBeVisible();
  await expect(preview.getByRole("emphasis")).toHaveText("no");
  await expect(preview.getByRole("listitem")).toHaveCount(2);
  await expect(preview.getByText("<script>alert(1)</script>")).toBeVisible();
  await expect(preview.getByRole("link")).toHaveCount(0);
  await expect(preview.locator(".demand")).toHaveText("We ask for bread at once.");
  await expectNoBarriers(organiser.page);
  await organiser.button("new.create").click();
  await expect(organiser.status).toContainText(say("created"));
  await expectNoBarriers(organiser.page);
  expect((await page.goto(`/en/statements/${slug}`))!.status()).toBe(404);

  await organiser.link("draft.publish").click();
  await expect(organiser.page.getByText(say("publish.readOnceOpen"))).toBeVisible();
  await expectNoBarriers(organiser.page);
  await organiser.button("publish.button").click();
  await expect(organiser.status).toContainText(say("publish.done", { number: 1 }));
  const room = new URL(organiser.page.url()).pathname;
  expect((await page.goto(`/en/statements/${slug}`))!.status()).toBe(404);
  expect((await organiser.page.goto(`${room}/opening`))!.status()).toBe(403);

  // An admin says that it is final and opens it.
  const admin = new StatementsRoom(await openPage(browser, baseURL));
  await signInAs(admin.page, database);
  await admin.page.goto(room);
  await admin.page.getByRole("button", { name: /final: English/ }).click();
  await expect(admin.status).toContainText("English");
  await admin.link("opening.go").click();
  await expectNoBarriers(admin.page);
  await admin.button("opening.buttons.open").click();
  await expect(admin.status).toContainText(say("opening.done.open"));

  // A reader finds it on the home page in both languages, signs and confirms.
  for (const [locale, title] of [
    ["en", english.title],
    ["ru", russian.title],
  ] as const) {
    await expect(async () => {
      await page.goto(`/${locale}`);
      await expect(page.getByRole("heading", { name: title })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expectNoBarriers(page);
  }
  const api = await (await site.request.get(`/api/v1/statements/${slug}`)).json();
  expect(api).toMatchObject({ text: english.body, version: 1, status: "open", count: 0 });
  const anna = play("anna");
  await page.goto("/en");
  await page.getByRole("link", { name: new RegExp(english.title) }).click();
  await expect(page.locator("article .demand")).toHaveText("We ask for bread at once.");
  await expect(page.locator("article .letter").getByRole("listitem")).toHaveCount(2);
  const form = new SignForm(page, "en");
  await form.fill(anna);
  await form.send();
  await page.waitForURL("/en/check-your-email");
  await page.goto(await mailbox.waitForConfirmLink(anna.email));
  await page.getByRole("main").getByRole("button").first().click();
  await page.waitForURL(/\/en\/thank-you/);
  expect(await site.signatories(slug)).toMatchObject([{ name: anna.name }]);
  const manage = manageLinkOf(await mailbox.waitFor(anna.email, 2));

  // A new version shows what changed; who signed keeps the first.
  await admin.page.goto(`${room}/text`);
  await admin.field("body", "en").fill(english.body.replace("at once", "and water"));
  await admin.button("text.save").click();
  await admin.link("draft.publish").click();
  await expect(admin.page.locator("#changes ins").filter({ hasText: "and water" })).not.toHaveCount(
    0,
  );
  await expect(admin.page.locator("#changes del").filter({ hasText: "at once" })).not.toHaveCount(
    0,
  );
  await expect(admin.page.getByText(say("publish.replacesFinal"))).toBeVisible();
  await expectLeftBehind(admin, "Russian", 1);
  await admin.button("publish.button").click();
  await admin.page.goto(`${room}/versions`);
  await expect(admin.page.getByRole("row").filter({ hasText: "Version 1" })).toContainText("1");
  await expectNoBarriers(admin.page);
  await page.goto(manage);
  await page.getByText("Read version 1").click();
  await expect(page.locator("#signed-text")).toContainText("We ask for bread at once.");
  await expectNoBarriers(page);

  // So does every reader, in both languages; an earlier version stays readable.
  const change = { from: "at once", to: "and water" };
  await readVersions(page, { slug, titles: [english.title, russian.title], change });
  await sayThatTranslationFits(admin, room, { follows: 1, number: 2 });

  // The admin closes it and archives it: it leaves the pages, its own stays.
  await admin.page.goto(`${room}/opening`);
  await admin.button("opening.buttons.close").click();
  await expect(admin.status).toContainText(say("opening.done.close"));
  await findClosed(page, slug);
  await admin.page.goto(`${room}/opening`);
  await admin.button("opening.buttons.archive").click();
  await expect(admin.status).toContainText(say("opening.done.archive"));
  await expect(async () => {
    await page.goto("/en");
    await expect(page.getByRole("heading", { name: english.title })).toHaveCount(0, {
      timeout: 1_000,
    });
  }).toPass();
  expect((await page.goto(`/en/statements/${slug}`))!.status()).toBe(200);
  expect(await site.counts()).toEqual({ ...before, total: before.total + 1 });
  await organiser.page.context().close();
  await admin.page.context().close();
});

test("is written without a script, and nothing that was typed is lost", async ({
  browser,
  baseURL,
  database,
}) => {
  const room = new StatementsRoom(await openPage(browser, baseURL, false));
  await signInAs(room.page, database, { role: "organiser" });
  await room.page.goto("/dashboard/statements/new");
  await room.write("en", { ...english, beginning: "We demand" });
  await room.button("text.show").first().click();
  await expect(room.preview("en").getByRole("listitem")).toHaveCount(2);
  await room.button("new.create").click();
  await expect(room.problems).toContainText(say("faults.demand_elsewhere"));
  await expect(room.field("body", "en")).toHaveValue(english.body);
  await room.field("beginning", "en").fill("We ask");
  const address = room.page.getByRole("textbox", { name: say("new.slug") });
  await address.fill("british");
  await room.button("new.create").click();
  await expect(room.problems).toContainText(say("faults.slug_taken"));
  await address.fill(slug);
  await room.button("new.create").click();
  await expect(room.page.getByText(say("created"))).toBeVisible();
  await room.page.context().close();
});

test("keeps the words of whoever saves second, and asks", async ({
  browser,
  baseURL,
  database,
}) => {
  const first = new StatementsRoom(await openPage(browser, baseURL));
  await signInAs(first.page, database, { role: "organiser" });
  await first.page.goto("/dashboard/statements/new");
  await first.write("en", english);
  await first.button("new.create").click();
  await expect(first.status).toContainText(say("created"));
  const room = new URL(first.page.url()).pathname;
  const second = new StatementsRoom(await openPage(browser, baseURL));
  await signInAs(second.page, database, { role: "organiser" });
  for (const each of [first, second]) await each.page.goto(`${room}/text`);
  await first.field("title", "en").fill("Bread, says the first");
  await first.button("text.save").click();
  await expect(first.status).toContainText(say("draftSaved", { number: 1 }));
  await second.field("title", "en").fill("Bread, says the second");
  await second.button("text.save").click();
  await expect(second.problems).toContainText(say("overtaken"));
  await expectNoBarriers(second.page);
  await expect(second.field("title", "en")).toHaveValue("Bread, says the second");
  // The Enter key asks again and overwrites nothing.
  const answered = second.page.waitForResponse((each) => each.request().method() === "POST");
  await second.field("title", "en").press("Enter");
  await answered;
  await expect(second.page.locator("form:has(#title\\.en)")).toHaveAttribute("aria-busy", "false");
  await expect(second.page).toHaveURL(`${room}/text`);
  await expect(second.problems).toContainText(say("overtaken"));

  // A session that ended meanwhile loses nothing either: one signs in beside it and sends again.
  const session = await second.page.context().cookies();
  await second.page.context().clearCookies();
  await second.overwrite.check();
  await second.button("text.save").click();
  const { notices, signIn } = wordsOf("en").dashboardShell!.form!;
  await expect(second.page.getByText(notices!.signed_out!)).toBeVisible();
  await expect(second.page.getByRole("link", { name: signIn! })).toBeVisible();
  await expect(second.field("title", "en")).toHaveValue("Bread, says the second");
  await second.page.context().addCookies(session);
  await second.button("text.save").click();
  await expect(second.problems).toContainText(say("overtaken"));
  await second.overwrite.check();
  await second.button("text.save").click();
  await expect(second.page.getByRole("heading", { level: 1 })).toHaveText(
    /Bread, says the second/i,
  );

  // A megabyte is said to be too long, and a text beside it stays.
  await second.page.goto(`${room}/text`);
  await second.field("body", "en").fill("x ".repeat(400_000));
  await second.button("text.save").click();
  await expect(second.problems).toContainText(say("faults.too_long"));
  await expect(second.field("title", "en")).toHaveValue("Bread, says the second");
  await expect(second.page.getByText(say("draftUnchanged"))).toHaveCount(0);
  await second.page.goto(room);
  const title = second.page.getByRole("textbox", { name: "Bread, says the second" });
  await title.fill("Bread");
  await second.button("discard.buttonFirst").click();
  await expect(second.problems).toContainText(say("discard.wrongTitle"));
  await title.fill("bread, says the second");
  await second.button("discard.buttonFirst").click();
  await expect(second.status).toContainText(say("discard.deleted"));
  await first.page.context().close();
  await second.page.context().close();
});

test("says what is wrong with goal, sister, source and times", async ({ page, database }) => {
  const room = new StatementsRoom(page);
  await signInAs(page, database);
  await page.goto("/dashboard/statements");
  await page.getByRole("link", { name: "In defence of Boris Kagarlitsky" }).click();
  const path = new URL(page.url()).pathname;
  await page.goto(`${path}/facts`);
  await expectNoBarriers(page);
  const goal = page.getByRole("textbox", { name: say("facts.goal") });
  await goal.fill("ten");
  await page.getByRole("textbox", { name: say("facts.sourceUrl") }).fill("javascript:alert(1)");
  await room.button("facts.save").click();
  await expect(room.problems).toContainText(say("faults.goal"));
  await expect(room.problems).toContainText(say("faults.url"));
  await expect(goal).toHaveValue("ten");
  await expectNoBarriers(page);
  await page.goto(`${path}/opening`);
  await page.getByLabel(say("opening.closesField")).fill("2020-01-01T10:00");
  await room.button("opening.saveTimes").click();
  await expect(room.problems).toContainText(say("faults.past"));
  await expectNoBarriers(page);
});
