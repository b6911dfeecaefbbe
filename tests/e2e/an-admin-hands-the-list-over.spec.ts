import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { fileEnding, unzip } from "../support/unzip";
import { DeliveryRoom, deliveryText as text } from "./support/delivery-room";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

// A list is made by the worker, beside whatever else it does.
test.setTimeout(90_000);

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
  const files = await unzip(await readFile(await file.path()));
  expect(fileEnding(files, "names.csv").toString()).toContain("Michael Rosen");
  expect(fileEnding(files, "names.pdf").subarray(0, 5).toString()).toBe("%PDF-");

  await page.getByRole("link", { name: /^[0-9a-f]{64}$/ }).click();
  await expect(page.getByRole("status")).toContainText("is the campaign’s");
  await expectNoBarriers(page);
  await page.getByRole("textbox").fill("f".repeat(64));
  await page.getByRole("button", { name: "Ask" }).click();
  await expect(page.getByRole("status")).toContainText("has issued no package");
});

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
