import type { Page } from "@playwright/test";
import type { Mail } from "./support/mailbox";
import {
  becomeReader,
  countReaders,
  expectNoBarriers,
  expectOnSite,
  fingerprintOf,
  wantsNews,
} from "./support/news-room";
import { slowDownNews } from "./support/slow-queue";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

test.use({ expectedConsole: /status of (404|422)/ });
test.setTimeout(180_000);

const words = wordsOf("en");
const [news, timeline] = [words.news!, words.timeline!];
const mailWords = news.mail!;
const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: true });
const status = (page: Page) => page.getByRole("main").getByRole("status").first();
const problems = (page: Page) => page.locator("#problems");
const inLanguage = (text: string, language: string) => text.replace("{language}", language);
const field = (page: Page, text: string, language: string) =>
  page.getByRole("textbox", { name: inLanguage(text, language) });

const isNews = ({ subject }: Mail) =>
  [words, wordsOf("ru")].some((each) => each.mail!.update!.subject === subject);

test("an organiser writes news in both languages, publishes and mails it, each address once", async ({
  page,
  site,
  mailbox,
  database,
}) => {
  const anna = await becomeReader(site, mailbox, "en", ["british", "russian"]);
  const ivan = await becomeReader(site, mailbox, "ru", ["british"]);
  const title = `A hearing is set ${Date.now()}`;
  const email = await signInAs(page, database, { role: "organiser" });
  const lettingGo = await slowDownNews(database);
  try {
    await page.goto("/dashboard/updates");
    await expectNoBarriers(page);
    await page.getByRole("link", { name: news.write!, exact: true }).click();
    await field(page, news.form!.title!, "English").fill(title);
    await field(page, news.form!.body!, "English").fill(
      "The court sits in **March**.\n\n- one\n- two",
    );
    const preview = page.getByRole("region", { name: /English/ });
    await expect(preview.getByRole("strong")).toHaveText("March");
    await expect(preview.getByRole("listitem")).toHaveCount(2);
    await expectNoBarriers(page);

    // Without the Russian text it is asked first, and nothing typed is lost.
    await button(page, news.form!.publish!).click();
    await expect(problems(page)).toContainText("Russian");
    await expect(field(page, news.form!.title!, "English")).toHaveValue(title);
    await field(page, news.form!.title!, "Russian").fill("Назначено заседание");
    await field(page, news.form!.body!, "Russian").fill("Суд соберётся в марте.");
    await button(page, news.form!.publish!).click();
    await expect(status(page)).toContainText(news.flash!.published!);
    await expectNoBarriers(page);
    const desk = page.url();
    await expectOnSite(page, "/en/updates", title);
    await expectOnSite(page, "/ru/updates", "Назначено заседание");

    // A test to oneself.
    await page.goto(`${desk}/mail`);
    await expectNoBarriers(page);
    await expect(page.getByRole("main")).toContainText(
      `${await countReaders(database)} people asked for news.`,
    );
    await lettingGo();
    await button(page, mailWords.testButton!).click();
    await mailbox.waitFor(email, 2);
    expect((await mailbox.list(email)).filter(isNews)).toHaveLength(2);

    // To those who asked; it waits its turn, is paused, unpublished, and goes on.
    await slowDownNews(database);
    const send = page.getByRole("button", { name: /^Mail it to/ });
    await send.click();
    await expect(problems(page)).toContainText(mailWords.sureMissing!);
    await page.getByRole("checkbox", { name: mailWords.sure! }).check();
    await send.click();
    await expect(page.getByText(mailWords.running!)).toBeVisible();
    await expectNoBarriers(page);
    await button(page, mailWords.pause!).click();
    await expect(button(page, mailWords.resume!)).toBeVisible();
    await expectNoBarriers(page);
    await page.goto(desk);
    await button(page, news.unpublish!.button!).click();
    await expect(status(page)).toContainText("on hold");
    await expectNoBarriers(page);
    await page.goto(`${desk}/mail`);
    await expect(page.getByText(mailWords.resumeFirst!)).toBeVisible();
    await page.goto(desk);
    await button(page, news.withdrawn!.button!).click();
    await expect(status(page)).toContainText(news.flash!.published!);
    await lettingGo();
    await page.goto(`${desk}/mail`);
    await button(page, mailWords.resume!).click();
    await expect(page.getByText(mailWords.finished!)).toBeVisible({ timeout: 30_000 });
    await expectNoBarriers(page);

    for (const { email: address, mailsBefore } of [anna, ivan]) {
      await mailbox.waitFor(address, mailsBefore + 1);
      expect((await mailbox.list(address)).filter(isNews)).toHaveLength(1);
    }
    const [mail] = (await mailbox.list(anna.email)).filter(isNews);
    expect(mail!.text).toContain(title);
    await stopNews(page, mail!);
    expect(await wantsNews(database, anna)).toBe(false);

    await page.goto(desk);
    await button(page, news.unpublish!.button!).click();
    await expect(status(page)).toContainText(news.flash!.unpublished!);
    await expectOnSite(page, "/en/updates", title, false);
  } finally {
    await lettingGo();
    await database.query('delete from "update" where title::text like $1', [`%${title}%`]);
    await database.query(
      "update signature set wants_updates = false where email_fingerprint = any ($1)",
      [[anna, ivan].map(fingerprintOf)],
    );
  }
});

/** By the link in the mail: a page with a button. */
async function stopNews(page: Page, { text }: Mail): Promise<void> {
  await page.goto(/\S+\/unsubscribe\/[\w-]+/.exec(text)![0]);
  await page.getByRole("main").getByRole("button").click();
  await page.waitForURL(/\/unsubscribed/);
}

test("nothing in a text runs, in the preview or on the site", async ({ page, database }) => {
  const title = `<b>Hostile</b> ${Date.now()}`;
  await signInAs(page, database, { role: "organiser" });
  try {
    await page.goto("/dashboard/updates/new");
    await field(page, news.form!.title!, "English").fill(title);
    await field(page, news.form!.body!, "English").fill(
      "<script>alert(1)</script> <img src=x onerror=alert(2)> [here](javascript:alert(3))",
    );
    const preview = page.getByRole("region", { name: /English/ });
    await expect(preview).toContainText("<script>alert(1)</script>");
    await expect(preview.getByRole("link")).toHaveCount(0);
    await button(page, news.form!.publish!).click();
    await page.getByRole("checkbox", { name: news.form!.oneLanguage! }).check();
    await button(page, news.form!.publish!).click();
    await expect(status(page)).toContainText(news.flash!.published!);
    await expectOnSite(page, "/ru/updates", title);
    await expect(page.getByText(/только на одном языке/)).toBeVisible();
    await expect(page.getByRole("main").locator("script, img[src=x]")).toHaveCount(0);
  } finally {
    await database.query('delete from "update" where title::text like $1', [`%${title}%`]);
  }
});

test("two who write at once, and one who pastes a megabyte, lose nothing they typed", async ({
  page,
  database,
}) => {
  const title = `Written by two ${Date.now()}`;
  await signInAs(page, database, { role: "organiser" });
  try {
    await page.goto("/dashboard/updates/new");
    await field(page, news.form!.title!, "English").fill(title);
    await field(page, news.form!.body!, "English").fill("a ".repeat(500_000));
    await button(page, news.form!.save!).click();
    await expect(problems(page)).toContainText(news.faults!.too_long!);
    const body = field(page, news.form!.body!, "English");
    expect((await body.inputValue()).length).toBe(1_000_000);
    await body.fill("First.");
    await button(page, news.form!.save!).click();
    await expect(status(page)).toContainText(news.flash!.draft!);

    const other = await page.context().newPage();
    await other.goto(page.url());
    await field(other, news.form!.body!, "English").fill("Second.");
    await button(other, news.form!.save!).click();
    await expect(status(other)).toContainText(news.flash!.draft!);
    await body.fill("Third.");
    await button(page, news.form!.save!).click();
    await expect(problems(page)).toContainText(news.form!.overtaken!);
    await expect(body).toHaveValue("Third.");
    await page.getByRole("checkbox", { name: news.form!.overwrite! }).check();
    await button(page, news.form!.save!).click();
    await expect(problems(page)).toHaveCount(0);
    await expect(body).toHaveValue("Third.");
    await other.reload();
    await expect(field(other, news.form!.body!, "English")).toHaveValue("Third.");
    await other.close();

    // A draft goes for good once its title is typed.
    await page.getByRole("textbox", { name: title }).fill("another");
    await button(page, news.delete!.button!).click();
    await expect(problems(page)).toContainText(news.delete!.mismatch!);
    await page.getByRole("textbox", { name: title }).fill(title);
    await button(page, news.delete!.button!).click();
    await expect(status(page)).toContainText(news.flash!.deleted!);
    await expect(page.getByRole("link", { name: title })).toHaveCount(0);
  } finally {
    await database.query('delete from "update" where title::text like $1', [`%${title}%`]);
  }
});

test("the case in dates is kept up, also without a script", async ({
  page,
  database,
  browser,
  baseURL,
}) => {
  await signInAs(page, database, { role: "organiser" });
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  const text = `A hearing is set ${Date.now()}`;
  try {
    await plain.goto("/dashboard/timeline");
    await plain.getByRole("link", { name: timeline.add!, exact: true }).click();
    await plain.getByLabel(timeline.form!.date!, { exact: true }).fill("2026-02-11");
    for (const [language, label] of [
      ["English", "11 February 2026"],
      ["Russian", "11 февраля 2026 года"],
    ] as const) {
      await field(plain, timeline.form!.dateLabel!, language).fill(label);
      await field(plain, timeline.form!.text!, language).fill(text);
    }
    await button(plain, timeline.form!.preview!).click();
    await expect(plain.getByRole("region", { name: timeline.form!.previewTitle! })).toContainText(
      "11 февраля 2026 года",
    );
    await button(plain, timeline.form!.publish!).click();
    await expect(problems(plain)).toContainText(timeline.form!.noSource!);
    await plain.getByLabel("Source 1", { exact: true }).fill("The Example");
    await button(plain, timeline.form!.publish!).click();
    await expect(status(plain)).toContainText(timeline.flash!.published!);
    await expectOnSite(plain, "/ru/case", text);

    await plain.goto("/dashboard/timeline");
    const entry = plain.getByRole("listitem").filter({ hasText: text });
    await entry.getByRole("button", { name: /^Remove/ }).click();
    await expect(plain.getByText(timeline.undo!.removed!)).toBeVisible();
    await button(plain, timeline.undo!.restore!).click();
    await expect(entry).toHaveCount(1);
    await entry.getByRole("button", { name: /^Take off the site/ }).click();
    await expect(plain.getByText(timeline.undo!.hidden!)).toBeVisible();
    await expectOnSite(plain, "/en/case", text, false);

    await plain.goto("/dashboard/timeline/situation");
    await plain.getByRole("textbox", { name: /English/ }).fill("He is *well*.\n\nHe reads.");
    await plain.getByRole("button", { name: /^Preview: .*English/ }).click();
    await expect(plain.getByRole("region", { name: /English/ }).getByRole("paragraph")).toHaveText([
      "He is *well*.",
      "He reads.",
    ]);
    for (const path of ["", "/new", "/situation"]) {
      await page.goto(`/dashboard/timeline${path}`);
      await expectNoBarriers(page);
    }
  } finally {
    await context.close();
    await database.query("delete from timeline_entry where text::text like $1", [`%${text}%`]);
  }
});
