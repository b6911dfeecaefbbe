import AxeBuilder from "@axe-core/playwright";
import { listSections, sections, type SectionKey } from "@/components/dashboard/sections";
import type { Actor } from "@/lib/accounts/schema";
import { makePng } from "@/tests/support/images";
import { expect, test } from "./support/story";
import {
  followSignInLink,
  makeFirstPasskey,
  showPasskey,
  signInAs,
  withPasskey,
} from "./support/team";
import { wordsOf } from "./support/words";

const words = wordsOf("en");
const linkIn = (text: string) => /https?:\/\/\S+\/sign-in\/[\w-]+/.exec(text)![0];

const everySection = Object.keys(sections) as SectionKey[];
const organiser = { role: "organiser", hasPasskey: false, hasSecondStep: false } as Actor;
const organisersSections = listSections(organiser);

test.describe.configure({ mode: "serial" });

test("nobody gets into any room of the dashboard, nor to any of its actions", async ({
  request,
}) => {
  for (const key of everySection) {
    const response = await request.get(sections[key].path, { maxRedirects: 0 });
    expect.soft(response.status(), key).toBe(307);
    expect.soft(response.headers().location, key).toBe("/sign-in");
  }
  const out = await request.post("/dashboard/audit/export", { maxRedirects: 0, form: {} });
  expect([303, 307]).toContain(out.status());
});

test("an admin asks for a link by mail, invites an organiser, who joins by it", async ({
  page,
  browser,
  database,
  mailbox,
}) => {
  const email = await signInAs(page, database, { name: "Anna Example" });
  await page.getByRole("button", { name: words.dashboard!.signOut! }).click();
  for (const address of [email, "nobody.at.all@example.org"]) {
    await page.goto("/sign-in");
    await page.getByRole("textbox", { name: words.signIn!.email! }).fill(address);
    await page.getByRole("button", { name: words.signIn!.ask! }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.signIn!.sentTitle!);
  }
  const mail = await mailbox.waitFor(email);
  expect(await mailbox.list("nobody.at.all@example.org")).toEqual([]);
  await followSignInLink(page, linkIn(mail.text));
  await showPasskey(page);
  await expect(page).toHaveURL("/dashboard");

  const vera = `vera.${Date.now()}@example.org`;
  await page
    .getByRole("link", { name: words.dashboardShell!.sections!.team!, exact: true })
    .click();
  await page.getByRole("textbox", { name: words.team!.email! }).fill(vera);
  await page.getByRole("button", { name: words.team!.sendInvitation! }).click();
  await expect(page.getByRole("alert").first()).toContainText(words.team!.chooseRole!);
  await page.getByRole("radio", { name: /^organiser/ }).check();
  await page.getByRole("button", { name: words.team!.sendInvitation! }).click();
  await expect(page.getByRole("status").first()).toHaveText(words.team!.invited!);

  const other = await browser.newContext();
  const theirs = await other.newPage();
  await followSignInLink(theirs, linkIn((await mailbox.waitFor(vera)).text));
  await expect(theirs).toHaveURL(/\/dashboard$/);
  for (const key of everySection) {
    const may = organisersSections.includes(key);
    const response = await theirs.request.get(new URL(sections[key].path, theirs.url()).href);
    expect.soft(response.status(), key).toBe(may ? 200 : 403);
  }
  const taken = await theirs.request.post(new URL("/dashboard/audit/export", theirs.url()).href);
  expect(taken.status()).toBe(403);

  await page.goto("/dashboard/team");
  await page.getByRole("link", { name: new RegExp(`change.*${vera}`, "i") }).click();
  await page.getByRole("textbox").fill("somebody else");
  await page.getByRole("button", { name: words.team!.remove!, exact: true }).click();
  await expect(page.getByRole("alert").first()).toContainText(words.team!.typeAddress!);
  await page.getByRole("textbox").fill(vera);
  await page.getByRole("button", { name: words.team!.remove!, exact: true }).click();
  await expect(page.getByRole("status").first()).toHaveText(words.team!.removed!);
  await theirs.goto(new URL("/dashboard", theirs.url()).href);
  await expect(theirs).toHaveURL(/\/sign-in$/);
  await other.close();
});

test("recovery codes open the door once, and let a new passkey be made", async ({
  page,
  browser,
  database,
  mailbox,
}) => {
  const email = await signInAs(page, database);
  await page.goto("/dashboard/account");
  await page.getByRole("button", { name: words.account!.makeCodes! }).click();
  const codes = page.getByRole("listitem").filter({ hasText: /^\w{4}-\w{4}-\w{4}-\w{4}$/ });
  await expect(codes).toHaveCount(10);
  const code = await codes.first().innerText();

  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const phone = await elsewhere.newPage();
  await phone.goto("/sign-in");
  await phone.getByRole("textbox", { name: words.signIn!.email! }).fill(email);
  await phone.getByRole("button", { name: words.signIn!.ask! }).click();
  await followSignInLink(phone, linkIn((await mailbox.waitFor(email)).text));
  for (const [typed, url] of [
    ["wron-gcod-ewro-ngco", /passkey$/],
    [code, /account$/],
  ] as const) {
    await phone.goto("/sign-in/passkey");
    await phone.getByText(words.passkey!.lost!).click();
    await phone.getByRole("textbox", { name: words.passkey!.code! }).fill(typed);
    await phone.getByRole("button", { name: words.passkey!.useCode! }).click();
    if (typed !== code)
      await expect(phone.getByRole("alert").first()).toContainText(words.passkey!.codeRefused!);
    await expect(phone).toHaveURL(url);
  }
  await withPasskey(phone);
  await makeFirstPasskey(phone);
  await expect(
    phone.getByRole("table", { name: words.account!.passkeys! }).getByRole("rowheader"),
  ).toHaveCount(2);
  await elsewhere.close();
});

test("settings take an image that is one, and the audit log says who did it", async ({
  page,
  database,
  request,
}) => {
  const before = await database.query("select photograph, photograph_credit from campaign");
  await signInAs(page, database, { name: "Ivan Example" });
  await page.goto("/dashboard/settings/photograph");
  const save = page.getByRole("button", { name: words.settings!.save!, exact: true });
  const file = page.locator("input[type=file]");
  await file.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("<svg>") });
  await save.click();
  await expect(page.getByRole("alert").first()).toContainText(
    words.settings!.photographProblems!.not_an_image!,
  );
  // Words of the picture before do not go out with another one unsaid.
  await file.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: makePng(900, 600) });
  await save.click();
  await expect(page.locator("#problems")).toContainText(
    words.settings!.photographProblems!.of_former!,
  );
  await page.getByRole("checkbox", { name: words.settings!.areOfNew! }).check();
  await file.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: makePng(900, 600) });
  await save.click();
  await expect(page.getByRole("status").first()).toHaveText(words.settings!.photographSaved!);
  const image = (await page.getByRole("main").getByRole("img").getAttribute("src"))!;
  const served = await request.get(image);
  expect(served.headers()).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
  });
  expect(
    (await request.get(image, { headers: { "if-none-match": served.headers().etag! } })).status(),
  ).toBe(304);
  const remove = page.getByRole("button", { name: words.settings!.removePhotograph! });
  await remove.click();
  await expect(page.locator("#problems")).toContainText(words.settings!.removal!.tick!);
  await page.getByRole("checkbox", { name: words.settings!.removal!.forGood! }).check();
  await remove.click();
  await expect(page.getByRole("status").first()).toHaveText(words.settings!.photographRemoved!);
  await database.query("update campaign set photograph_credit = $1", [
    before.rows[0].photograph_credit,
  ]);

  await page.goto("/dashboard/audit");
  const rows = page.getByRole("row").filter({ hasText: "Ivan Example" });
  await expect(rows.filter({ hasText: words.audit!.actions!.photograph!.removed! })).toHaveCount(1);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: words.audit!.export! }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.csv$/);
});

test("every page of the account, team, log and settings is for everybody, on a phone too", async ({
  page,
  database,
}) => {
  await signInAs(page, database);
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const path of [
      "account",
      "team",
      "audit",
      "settings",
      "settings/photograph",
      "settings/texts",
    ]) {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`/dashboard/${path}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, `${path} on a phone`).toBeLessThanOrEqual(390);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect.soft(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
  }
});
