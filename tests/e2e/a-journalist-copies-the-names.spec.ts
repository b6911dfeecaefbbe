import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { signAndConfirm } from "./support/own-page";
import { play } from "./support/people";
import { expect, test } from "./support/story";
import { wordsOf } from "./support/words";

const words = wordsOf("en").press!;
const someone = "Kevin Courtney, joint General Secretary, NEU (pc)";

test("a journalist finds the press page, copies the names and checks a text", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/en/contact");
  await page.getByRole("main").getByRole("link", { name: "press page" }).click();
  await expect(page).toHaveURL(/\/en\/press$/);
  const names = page.locator("#names-british");
  await expect(names).toContainText(someone);
  await page.getByRole("button", { name: words.copy! }).first().click();
  await expect(page.getByRole("status").filter({ hasText: words.copied! })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await names.textContent());

  const text = page.getByRole("link", { name: "Version 1, the original in English" });
  const [file] = await Promise.all([page.waitForEvent("download"), text.click()]);
  expect(file.suggestedFilename()).toBe("statement-british-v1.en.txt");
  const hash = createHash("sha256")
    .update(await readFile(await file.path()))
    .digest("hex");
  await expect(page.getByRole("main")).toContainText(hash);
});

test("where a page may not copy, the names are selected", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
  });
  await page.goto("/en/press");
  await page.getByRole("button", { name: words.copy! }).first().click();
  await expect(page.getByRole("status").filter({ hasText: words.copyFailed! })).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toContain(someone);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const [locale, name, sample] of [
    ["en", "First signatories", someone],
    ["ru", "Первые подписанты", "(в личном качестве)"],
  ] as const) {
    test(`the names stand there to be selected, and lie in files, in ${locale}`, async ({
      page,
      site,
    }) => {
      await page.goto(`/${locale}/press`);
      await expect(page.locator("#names-british")).toContainText(sample);
      await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
      for (const ending of ["txt", "html"]) {
        const link = page.locator(`a[href$="names.${ending}"]`);
        const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
        expect(file.suggestedFilename()).toBe(`${name}.${ending}`);
        expect(await readFile(await file.path(), "utf8")).toContain(sample);
        const { headers } = await readHeaders(site.request, `/${locale}/press/names.${ending}`);
        expect(headers["content-type"]).toMatch(/^text\/(plain|html); ?charset=utf-8$/i);
        expect(headers["cache-control"]).toMatch(/^public, max-age=0/);
      }
    });
  }
});

test("whoever withdraws is gone from the page and its files within five seconds", async ({
  site,
  mailbox,
  database,
}) => {
  const anna = play("anna", { name: `Anna Journal${Date.now().toString(36)}` });
  const link = await signAndConfirm({ site, mailbox }, anna);
  await database.query(
    `insert into notable (id, statement_id, category_id, position, name, source, source_note,
       signature_id, stage, published_at)
     select gen_random_uuid(), s.statement_id, c.id, 9000, jsonb_build_object('en', s.name),
       'signature', 'a story', s.id, 'published', now()
     from signature s join category c on c.statement_id = s.statement_id
     where s.name = $1 order by c.position limit 1`,
    [anna.name],
  );
  const places = ["/en/press", "/ru/press", "/en/press/names.txt", "/en/press/names.html"];
  const tellers = async () => {
    const pages = await Promise.all(
      places.map(async (path) => (await site.request.get(path)).text()),
    );
    return places.filter((_, index) => pages[index]!.includes(anna.name));
  };
  await expect.poll(tellers, { timeout: 6_000 }).toEqual(places);
  await site.postForm(new URL(link).pathname, { decision: "withdraw" });
  await expect.poll(tellers, { timeout: 6_000 }).toEqual([]);
});

test("a file that is not there is said not to be", async ({ request }) => {
  for (const file of ["names.pdf", "statement-british-v9.en.txt", "%2e%2e%2fnames.txt"]) {
    expect.soft((await request.get(`/en/press/${file}`)).status(), file).toBe(404);
  }
});

async function readHeaders(
  request: { get(path: string): Promise<{ headers(): Record<string, string>; status(): number }> },
  path: string,
) {
  const answer = await request.get(path);
  expect(answer.status()).toBe(200);
  return { headers: answer.headers() };
}
