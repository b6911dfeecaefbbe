import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Pool } from "pg";
import { fileEnding, unzip } from "../support/unzip";
import { DeliveryRoom, deliveryText as text } from "./support/delivery-room";
import { expect, test } from "./support/story";
import { agePasskey, showPasskey, signInAs } from "./support/team";
import { wordsOf } from "./support/words";

// A list is made by the worker, beside whatever else it does.
test.setTimeout(90_000);

const verify = wordsOf("en").verify as unknown as { hashOf: Record<string, string> };

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function expectNoBarriers(page: Page) {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

test("an admin with a passkey has a package made, downloads it, and anybody can check it", async ({
  page,
  database,
}) => {
  await signInAs(page, database);
  await page.goto("/dashboard/deliveries");
  await expectNoBarriers(page);
  const room = new DeliveryRoom(page);
  await room.ask("The Embassy of Example");
  const download = room.downloadButton;
  await expect(download).toBeVisible({ timeout: 30_000 });
  await expectNoBarriers(page);
  const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
  expect(file.suggestedFilename()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}\.zip$/);
  const zip = await readFile(await file.path());
  const files = await unzip(zip);
  expect(fileEnding(files, "names.csv").toString()).toContain("Michael Rosen");
  expect(fileEnding(files, "names.pdf").subarray(0, 5).toString()).toBe("%PDF-");

  const answer = page.getByRole("status");
  await page.getByRole("link", { name: sha256(zip), exact: true }).click();
  await expect(answer).toContainText("is the campaign’s");
  await expect(answer).toContainText(verify.hashOf.zip!);
  await expectNoBarriers(page);
  // As a recipient pastes what their computer prints.
  const ask = async (pasted: string) => {
    await page.getByRole("textbox").fill(pasted);
    await page.getByRole("button", { name: "Ask" }).click();
  };
  await ask(`${sha256(files["manifest.json"]!).toUpperCase()}  manifest.json`);
  await expect(answer).toContainText(verify.hashOf.manifest!);
  await ask(sha256(files["statement-british-v1.ru.txt"]!));
  await expect(answer).toContainText("Russian, version 1");
  await ask(sha256(fileEnding(files, "names.csv")));
  await expect(answer).toContainText("has issued no package");
  await expect(answer).toContainText("certutil -hashfile manifest.json SHA256");
  await expectNoBarriers(page);
});

test("a file is given to nobody whose passkey was shown too long ago, and then asks for it", async ({
  page,
  database,
}) => {
  const email = await signInAs(page, database);
  const room = new DeliveryRoom(page);
  await room.ask("The Consulate of Example");
  await expect(room.downloadButton).toBeVisible({ timeout: 30_000 });
  const path = new URL(page.url()).pathname;
  const id = path.split("/").at(-1)!;

  // The page was opened in time; the button is pressed too late.
  await agePasskey(database, email);
  await room.downloadButton.click();
  await expect(page.getByText(text("flash.showPasskey"))).toBeVisible();
  await expect(page).toHaveURL(path);
  await expect(room.downloadButton).toHaveCount(0);
  await expectNoBarriers(page);
  const origin = new URL(page.url()).origin;
  const refused = await page.request.post(`${path}/file`, { headers: { origin }, maxRedirects: 0 });
  expect(refused.status()).toBe(303);
  expect((await refused.body()).length).toBe(0);
  expect(await countDownloads(database, id)).toBe(0);

  await showPasskey(page);
  const files = await room.download();
  expect(fileEnding(files, "names.csv").toString()).toContain("Michael Rosen");
  expect(await countDownloads(database, id)).toBe(1);
});

async function countDownloads(database: Pool, id: string): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::int as count from audit_entry
     where action = 'delivery.downloaded' and subject_id = $1`,
    [id],
  );
  return rows[0]!.count;
}

test("what is missing is said, and nothing typed is lost", async ({ page, database }) => {
  await signInAs(page, database);
  await page.goto("/dashboard/deliveries/new");
  await page.getByLabel(text("fields.recipient"), { exact: true }).fill("The Court of Example");
  await page.getByRole("button", { name: text("new.make") }).click();
  const problems = page.locator("#problems");
  await expect(problems).toContainText(text("faults.purpose"));
  await expect(problems).toContainText(text("faults.profile"));
  await expect(page.getByLabel(text("fields.recipient"), { exact: true })).toHaveValue(
    "The Court of Example",
  );
});

test("an organiser gets no list by any route", async ({ page, database, browser, baseURL }) => {
  await signInAs(page, database);
  const room = new DeliveryRoom(page);
  await room.ask("The Parliament of Example");
  await expect(room.downloadButton).toBeVisible({ timeout: 30_000 });
  const path = new URL(page.url()).pathname;

  const context = await browser.newContext({ baseURL });
  const organiser = await context.newPage();
  await signInAs(organiser, database, { role: "organiser" });
  const section = wordsOf("en").dashboardShell!.sections!.deliveries!;
  await expect(page.getByRole("link", { name: section, exact: true })).not.toHaveCount(0);
  await expect(organiser.getByRole("link", { name: section, exact: true })).toHaveCount(0);
  for (const address of ["/dashboard/deliveries", "/dashboard/deliveries/new", path]) {
    expect((await organiser.goto(address))!.status()).toBe(403);
  }
  const file = await organiser.request.post(`${path}/file`, {
    headers: { origin: new URL(baseURL!).origin },
    maxRedirects: 0,
  });
  expect(file.status()).toBe(303);
  expect((await file.body()).length).toBe(0);

  // Another admin may see the entry, but the file is for the one who asked.
  const other = await context.browser()!.newContext({ baseURL });
  const admin = await other.newPage();
  await signInAs(admin, database);
  await admin.goto(path);
  await expect(admin.getByText(text("notYours"))).toBeVisible();
  const refused = await admin.request.post(`${path}/file`, {
    headers: { origin: new URL(baseURL!).origin },
    maxRedirects: 0,
  });
  expect(refused.status()).toBe(303);
  await context.close();
  await other.close();
});

test("a form's post, sent again from an organiser's session or one that has ended, makes no list", async ({
  page,
  database,
  browser,
  baseURL,
}) => {
  await signInAs(page, database);
  await page.goto("/dashboard/deliveries/new");
  const request = await readForm(page, text("new.make"));
  const ask = (who: Page, recipient: string) =>
    sendForm(who, "/dashboard/deliveries/new", [
      ...request.filter(([name]) => !asked.has(name)),
      ["recipient", recipient],
      ["purpose", "Handing over the statement"],
      ["profile", "handover"],
      ["statement-british", "on"],
    ]);
  await expect.poll(() => ask(page, "The Assembly of Admins")).toBeLessThan(400);
  expect(await listRecipients(database, "The Assembly of %")).toEqual(["The Assembly of Admins"]);
  await page.goto("/dashboard/deliveries");
  await page.getByRole("row", { name: "The Assembly of Admins" }).getByRole("link").click();
  await expect(page.getByRole("button", { name: text("discard") })).toBeVisible({
    timeout: 30_000,
  });
  const path = new URL(page.url()).pathname;
  const discard = await readForm(page, text("discard"));
  const supplement = await readForm(page, text("supplement.make"));

  const context = await browser.newContext({ baseURL });
  const organiser = await context.newPage();
  await signInAs(organiser, database, { role: "organiser" });
  const ended = await (await browser.newContext({ baseURL })).newPage();
  await signInAs(ended, database);
  const cookies = await ended.context().cookies();
  await ended
    .getByRole("button", { name: wordsOf("en").dashboard!.signOut! })
    .first()
    .click();
  await ended.waitForURL(/sign-in/);
  await ended.context().addCookies(cookies);

  for (const who of [organiser, ended]) {
    await ask(who, "The Assembly of Nobody");
    await sendForm(who, path, supplement);
    await sendForm(who, path, [...discard, ["step", "discard"]]);
  }
  expect(await listRecipients(database, "The Assembly of %")).toEqual(["The Assembly of Admins"]);
  await page.reload();
  await expect(page.getByRole("button", { name: /download the package/i })).toBeVisible();
  await context.close();
  await ended.context().close();
});

type Field = [name: string, value: string];

const asked = new Set(["recipient", "purpose", "profile", "statement-british"]);

/** What the form with that button sends without a script: the action's name and all else. */
async function readForm(page: Page, button: string): Promise<Field[]> {
  const html = await (await page.request.get(page.url())).text();
  return page.evaluate(
    ([source, name]) => {
      const parsed = new DOMParser().parseFromString(source!, "text/html");
      const pressed = [...parsed.querySelectorAll("button")].find(
        ({ textContent }) => textContent?.trim() === name,
      );
      if (!pressed?.form) throw new Error(`there is no form with the button ${name}`);
      const fields = [...new FormData(pressed.form)] as [string, string][];
      return fields.filter(([, value]) => typeof value === "string");
    },
    [html, button],
  );
}

/** Posts it with that page's cookies and past any page; returns the status. */
async function sendForm(page: Page, path: string, fields: Field[]): Promise<number> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const answer = await page.request.post(path, {
    multipart: form,
    headers: { origin: new URL(page.url()).origin },
    maxRedirects: 0,
  });
  return answer.status();
}

async function listRecipients(database: Pool, like: string): Promise<string[]> {
  const { rows } = await database.query<{ recipient: string }>(
    "select recipient from delivery where recipient like $1",
    [like],
  );
  return rows.map(({ recipient }) => recipient);
}
