import { createHash } from "node:crypto";
import { indexedPages, publicPages, readBritishText } from "./support/pages";
import { expect, test } from "./support/story";

test.use({ expectedConsole: /status of 404/ });

const other = { en: "ru", ru: "en" } as const;

for (const locale of ["en", "ru"] as const) {
  test(`every page in ${locale} has its head, and its switch stays on the page`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(60_000);
    const titles = new Map<string, string>();
    for (const path of publicPages) {
      await page.goto(`/${locale}${path}`);
      await expect.soft(page.locator("html"), path).toHaveAttribute("lang", locale);
      await expect.soft(page.getByRole("heading", { level: 1 }), path).toHaveCount(1);
      const title = await page.title();
      expect.soft(title.length, path).toBeGreaterThan(5);
      if (indexedPages.includes(path)) {
        expect.soft(titles.get(title), `${path} and another page have one title`).toBeUndefined();
        titles.set(title, path);
        const head = page.locator("head");
        const href = (selector: string) => head.locator(selector).getAttribute("href");
        expect.soft(await href("link[rel=canonical]"), path).toBe(`${baseURL}/${locale}${path}`);
        for (const language of ["en", "ru"]) {
          const alternate = `link[rel=alternate][hreflang=${language}]`;
          expect.soft(await href(alternate), path).toBe(`${baseURL}/${language}${path}`);
        }
        const description = head.locator("meta[name=description]");
        await expect.soft(description, path).toHaveAttribute("content", /.{10,}/);
        await expect.soft(head.locator("meta[name=robots][content*=noindex]"), path).toHaveCount(0);
      }
      const language = page.locator(`a[hreflang=${other[locale]}]`).first();
      await expect.soft(language, path).toHaveAttribute("href", `/${other[locale]}${path}`);
    }
  });
}

test("pages that are nobody else’s business are kept out of search engines", async ({
  request,
}) => {
  for (const path of [
    "/en/confirm/no-such-link",
    "/en/signature/no-such-link",
    "/en/check-your-email",
    "/en/statements/british/signatories",
    "/mailbox",
  ]) {
    const answer = await request.get(path);
    const html = await answer.text();
    const said = `${answer.headers()["x-robots-tag"] ?? ""} ${/<meta name="robots"[^>]*>/.exec(html)?.[0]}`;
    expect.soft(said, path).toContain("noindex");
    if (/confirm|signature\//.test(path)) expect.soft(html, path).not.toContain('rel="canonical"');
  }
});

test("the root sends each visitor to their language", async ({ request }) => {
  for (const [header, locale] of [
    ["ru-RU,ru;q=0.9,en;q=0.8", "ru"],
    ["de,en;q=0.5", "en"],
    ["", "en"],
  ]) {
    const answer = await request.get("/", {
      maxRedirects: 0,
      headers: { "accept-language": header! },
    });
    expect(answer.status()).toBe(307);
    expect(answer.headers().location).toMatch(new RegExp(`^(http://[^/]+)?/${locale}$`));
  }
});

test("the British statement stands there word for word, with its hash", async ({
  page,
  request,
}) => {
  const original = readBritishText();
  await page.goto("/en/statements/british");
  const shown = (await page.getByRole("main").innerText()).replace(/\s+/g, " ").toLowerCase();
  for (const paragraph of original.split(/\n{2,}/)) {
    expect(shown).toContain(paragraph.replace(/\s+/g, " ").trim().toLowerCase());
  }
  const answer = await request.get("/api/v1/statements/british");
  const { text, sha256, translation } = await answer.json();
  expect(text).toBe(original);
  expect(translation).toBe(false);
  expect(sha256).toBe(createHash("sha256").update(original, "utf8").digest("hex"));
});

test("translations and working texts are marked as what they are", async ({ page }) => {
  await page.goto("/ru/statements/british");
  await expect(page.locator("main [lang=en]").first()).toBeAttached();
  await page.goto("/en/statements/russian");
  await expect(page.locator("main [lang=ru]").first()).toBeAttached();
  await expect(page.getByRole("main")).toContainText(/working text/i);
  await page.goto("/ru/statements/russian");
  await expect(page.getByRole("main")).toContainText(/рабочий текст/i);
});

test("every answer carries the security headers, and no page an inline script or style", async ({
  request,
}) => {
  for (const path of [
    "/en",
    "/ru/statements/russian",
    "/sign-in",
    "/api/v1/statements",
    "/healthz",
  ]) {
    const answer = await request.get(path);
    const headers = answer.headers();
    expect.soft(headers["x-content-type-options"], path).toBe("nosniff");
    expect.soft(headers["referrer-policy"], path).toBe("same-origin");
    expect.soft(headers["permissions-policy"], path).toBeTruthy();
    expect.soft(headers["x-powered-by"], path).toBeUndefined();
    const policy = headers["content-security-policy"]!;
    expect.soft(policy, path).toContain("frame-ancestors 'none'");
    expect.soft(policy, path).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    if (!headers["content-type"]?.includes("html")) continue;
    const html = await answer.text();
    expect.soft(html, path).not.toMatch(/<[a-z][^>]*\sstyle="/i);
    expect.soft(html, path).not.toMatch(/<script(?![^>]*(nonce|src)=)[^>]*>/i);
    expect.soft(html, path).not.toMatch(/\son(click|load|error|submit)="/i);
  }
});

test("pages and statements that do not exist answer 404 in both languages", async ({ request }) => {
  for (const path of [
    "/en/nothing",
    "/ru/nothing",
    "/en/statements/nothing",
    "/de",
    "/nothing/at/all",
  ]) {
    const answer = await request.get(path);
    expect.soft(answer.status(), path).toBe(404);
    expect.soft((await answer.text()).length, path).toBeGreaterThan(500);
  }
});

test("the platform says how it is", async ({ request }) => {
  expect((await request.get("/healthz")).status()).toBe(200);
  const ready = await request.get("/readyz");
  expect(ready.status()).toBe(200);
  const metrics = await request.get("/metrics");
  expect(metrics.status()).toBe(200);
  expect(await metrics.text()).toMatch(/^# (HELP|TYPE) /m);
});

test("the privacy page says for how long signatures are kept once the campaign is closed", async ({
  page,
}) => {
  for (const [locale, words] of [
    ["en", "for 12 months after that"],
    ["ru", "ещё 12 месяцев после него"],
  ] as const) {
    await page.goto(`/${locale}/privacy`);
    await expect(page.getByRole("listitem").filter({ hasText: words })).toHaveCount(1);
  }
});
