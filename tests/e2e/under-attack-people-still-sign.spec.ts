import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { fingerprint } from "@/lib/privacy";
import { parseAddress } from "@/lib/privacy/schema";
import type { Signer } from "@/prisma/seed/builders";
import { startServer, type ServerProcess } from "../bench/server-process";
import { play } from "./support/people";
import { SignForm } from "./support/sign-form";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";
import { wordsOf } from "./support/words";

// The limits are off on the site that the other stories play on. This one adds a second web
// server to it: the same database, worker and mailbox, with the limits of a public site, behind
// a proxy whose word about visitors' networks counts.

const attacked = "203.0.113.7";
const quiet = "198.51.100.20";

let publicSite: ServerProcess;

test.beforeAll(async () => {
  publicSite = await startServer(
    "scripts/web.ts",
    {
      DATABASE_URL: process.env.E2E_DATABASE_URL!,
      DATA_DIR: process.env.E2E_DATA_DIR!,
      LIMITS: "on",
      TRUST_PROXY: "1",
      LOG_LEVEL: "error",
    },
    "/healthz",
  );
  for (let n = 0; n < 21; n += 1) {
    const answer = await postForm(attacked, play("pavel", { visibility: "count" }));
    expect(answer.status).toBe(303);
  }
});

test.afterAll(() => publicSite?.stop());

/** Sends the form as a script would that has read the page's controls. */
function postForm(network: string, signer: Signer): Promise<Response> {
  return fetch(`${publicSite.origin}/en/statements/british`, {
    method: "POST",
    body: new URLSearchParams(fieldsOf(signer) as Record<string, string>),
    headers: { "x-forwarded-for": network },
    redirect: "manual",
  });
}

async function visit(browser: Browser, network: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    baseURL: publicSite.origin,
    extraHTTPHeaders: { "x-forwarded-for": network },
    ...options,
  });
  const page = await context.newPage();
  const oddities: string[] = [];
  page.on("console", (line) => line.type() === "error" && oddities.push(line.text()));
  page.on("pageerror", (error) => oddities.push(error.message));
  return { context, page, oddities };
}

/** Everything the line about the work has said: a fast machine is done before it could be looked at. */
async function hearTheLine(page: Page): Promise<string[]> {
  const said: string[] = [];
  await page.exposeFunction("hear", (text: string) => void said.push(text));
  await page.addInitScript(() => {
    const { hear } = window as unknown as { hear: (text: string) => void };
    const listen = () => {
      const line = document.getElementById("browser-check")?.textContent;
      if (line) hear(line);
    };
    const observer = new MutationObserver(listen);
    observer.observe(document, { childList: true, characterData: true, subtree: true });
  });
  return said;
}

/** By which a person is known in the database; the site's keys are in the environment. */
const fingerprintOf = ({ email }: Signer) => fingerprint(parseAddress(email)!.canonical);

const onPublicSite = (link: string) => publicSite.origin + new URL(link).pathname;

for (const who of ["anna", "ivan"] as const) {
  test(`${who}'s browser proves its work beside the typing, and ${who} is counted`, async ({
    browser,
    site,
    mailbox,
  }) => {
    const signer = play(who, { visibility: "name" });
    const words = wordsOf(signer.locale);
    const before = await site.counts();
    const { context, page, oddities } = await visit(browser, attacked);
    const said = await hearTheLine(page);
    await page.goto(`/${signer.locale}/statements/british`);
    const form = new SignForm(page, signer.locale);
    await form.textbox("email").focus();
    await expect.poll(() => said).toContain(words.browserCheck!.running!);
    await form.fill(signer);
    await form.send();
    await expect(page).toHaveURL(`/${signer.locale}/check-your-email`, { timeout: 25_000 });

    await page.goto(onPublicSite(await mailbox.waitForConfirmLink(signer.email)));
    await page.getByRole("button", { name: words.confirm!.submit! }).click();
    await expect(page).toHaveURL(`/${signer.locale}/thank-you?statement=british`);
    expect((await site.counts()).british).toBe(before.british + 1);
    expect(oddities).toEqual([]);
    await context.close();
  });
}

test("pressing the button at once waits for the work, and sends the form once", async ({
  browser,
  database,
}) => {
  const signer = play("anna");
  const { context, page } = await visit(browser, attacked);
  const said = await hearTheLine(page);
  await page.route("**/api/v1/challenge", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  await page.goto("/en/statements/british");
  const form = new SignForm(page, "en");
  await form.fill(signer);
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  await form.button.click();
  await form.button.click();
  await expect(page).toHaveURL("/en/check-your-email", { timeout: 25_000 });
  expect(said).toContain(wordsOf("en").browserCheck!.awaited!);
  expect(posts).toHaveLength(1);
  const { rows } = await database.query(
    `select quarantined, flags from signature where email_fingerprint = $1`,
    [fingerprintOf(signer)],
  );
  expect(rows[0]).toEqual({ quarantined: false, flags: [] });
  await context.close();
});

test("without JavaScript a person gets through too, and is counted after an organiser's look", async ({
  browser,
  site,
  mailbox,
  database,
}) => {
  const signer = play("zoe", { visibility: "name" });
  const words = wordsOf("en");
  const before = await site.counts();
  const { context, page } = await visit(browser, attacked, { javaScriptEnabled: false });
  await page.goto("/en/statements/british");
  await expect(page.getByText(words.browserCheck!.trap!)).toBeHidden();
  const form = new SignForm(page, "en");
  await form.fill(signer);
  await form.send();
  await expect(page).toHaveURL("/en/check-your-email");
  await page.goto(onPublicSite(await mailbox.waitForConfirmLink(signer.email)));
  await page.getByRole("button", { name: words.confirm!.submit! }).click();
  await expect(page).toHaveURL("/en/thank-you?statement=british");
  expect(await site.counts()).toEqual(before);

  const { rows } = await database.query(
    `update signature set quarantined = false
     where email_fingerprint = $1 and state = 'confirmed' and quarantined returning flags`,
    [fingerprintOf(signer)],
  );
  expect(rows).toEqual([{ flags: ["unproven"] }]);
  expect((await site.counts()).british).toBe(before.british + 1);
  await context.close();
});

test("in another network nobody notices anything", async ({ browser, site, mailbox }) => {
  const signer = play("anna");
  const words = wordsOf("en");
  const before = await site.counts();
  const { context, page } = await visit(browser, quiet);
  const asked = page.waitForResponse("**/api/v1/challenge");
  await page.goto("/en/statements/british");
  const form = new SignForm(page, "en");
  await form.fill(signer);
  expect(await (await asked).json()).toEqual({ required: false, challenge: null });
  await expect(page.getByText(words.browserCheck!.running!)).toHaveCount(0);
  await form.send();
  await expect(page).toHaveURL("/en/check-your-email");
  await page.goto(onPublicSite(await mailbox.waitForConfirmLink(signer.email)));
  await page.getByRole("button", { name: words.confirm!.submit! }).click();
  await expect(page).toHaveURL("/en/thank-you?statement=british");
  expect((await site.counts()).british).toBe(before.british + 1);
  await context.close();
});

test("a flood is refused with everything typed still there, by the API as a problem", async () => {
  const flood = "192.0.2.200";
  const post = (n: number) => {
    const email = `flood-${n}@example.org`;
    return postForm(flood, play("pavel", { visibility: "count", email }));
  };
  let answer = await post(0);
  for (let n = 1; n < 600 && answer.status !== 429; n += 1) answer = await post(n);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  const page = await answer.text();
  expect(page).toContain(wordsOf("en").errors!.notices!.limited!.title!);
  expect(page).toMatch(/value="flood-\d+@example\.org"/);

  const call = await fetch(`${publicSite.origin}/api/v1/statements/british/signatures`, {
    method: "POST",
    body: JSON.stringify({ email: "call@example.org", visibility: "count", consent: true }),
    headers: { "content-type": "application/json", "x-forwarded-for": flood },
  });
  expect(call.status).toBe(429);
  expect(call.headers.get("content-type")).toBe("application/problem+json");
  expect(Number(call.headers.get("retry-after"))).toBeGreaterThan(0);

  // What monitoring sees of it: numbers, and nothing of anybody.
  const metrics = await (await fetch(`${publicSite.origin}/metrics`)).text();
  for (const what of ["refused", "held", "quarantined", "demanded"]) {
    expect(metrics).toMatch(new RegExp(`^undersigned_limits_total\\{what="${what}"\\} [1-9]`, "m"));
  }
  expect(metrics).not.toContain(flood);
});
