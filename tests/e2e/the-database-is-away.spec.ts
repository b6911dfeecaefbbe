import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "@/scripts/postgres/ports";
import { CuttableProxy } from "../support/cuttable-proxy";
import { play } from "./support/people";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";

test.describe.configure({ mode: "serial" });
test.use({ expectedConsole: /status of 503/ });

let proxy: CuttableProxy;
let web: ChildProcess;
let origin: string;

/** A web server of its own whose way to the run's database can be cut. */
test.beforeAll(async () => {
  const url = new URL(process.env.E2E_DATABASE_URL!);
  proxy = new CuttableProxy({ host: url.hostname, port: Number(url.port) });
  await proxy.open();
  url.port = String(proxy.port);
  const port = await findFreePort(null);
  origin = `http://localhost:${port}`;
  const own = { DATABASE_URL: url.href, PORT: String(port), DATA_DIR: process.env.E2E_DATA_DIR };
  web = spawn(process.execPath, ["--import", "tsx", join("scripts", "web.ts")], {
    env: {
      ...process.env,
      ...own,
      PUBLIC_URL: origin,
      LIMITS: "off",
      NODE_ENV: "production",
      NODE_OPTIONS: "",
    },
    stdio: "ignore",
  });
  for (let wait = 0; wait < 100; wait += 1) {
    if (
      await fetch(`${origin}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await sleep(200);
  }
  throw new Error("the second web server did not start");
});

test.afterAll(async () => {
  web.kill("SIGTERM");
  await proxy.cut();
});

test("a signer learns that nothing was stored, keeps what was typed and signs when it is back", async ({
  page,
  database,
}) => {
  const { name, email } = play("anna", { name: `Patient Sample ${Date.now()}` });
  const stored = async () =>
    (await database.query("select 1 from signature where name = $1", [name])).rowCount;
  await page.goto(`${origin}/en/statements/british`);
  await page.locator("input[name=name]").fill(name);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=visibility][value=name]").check();
  await page.locator("input[name=consent]").check();
  await proxy.cut();
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.locator("form[method=post] button").last().click(),
  ]);
  expect(answer.status()).toBe(503);
  await expect(page.locator("body")).toContainText(
    /not (been )?(recorded|stored)|nothing was stored/i,
  );
  await expect(page.locator("body")).not.toContainText(/thank you|check your e-mail/i);
  expect(await stored()).toBe(0);

  await proxy.open();
  await page.getByRole("button").last().click();
  await expect(page).toHaveURL(`${origin}/en/check-your-email`);
  expect(await stored()).toBe(1);
});

test("every page and the API say 503, never 500 and never a false success", async ({ request }) => {
  await proxy.cut();
  try {
    for (const path of [
      "/en",
      "/ru/statements/russian",
      "/en/case",
      "/en/press",
      "/en/press/names.txt",
      "/api/v1/statements",
      "/readyz",
    ]) {
      const answer = await request.get(`${origin}${path}`);
      expect.soft(answer.status(), path).toBe(503);
    }
    expect((await request.get(`${origin}/healthz`)).status()).toBe(200);
    const form = fieldsOf(play("anna")) as Record<string, string>;
    const data = { ...form, consent: true };
    const api = await request.post(`${origin}/api/v1/statements/british/signatures`, { data });
    expect(api.status()).toBe(503);
    expect(api.headers()["content-type"]).toMatch(/^application\/problem\+json/);
    expect(api.headers()["retry-after"]).toBeTruthy();
    for (const path of ["/en/statements/british", `/en/confirm/${"A".repeat(62)}`]) {
      const posted = await request.post(`${origin}${path}`, { form, maxRedirects: 0 });
      expect.soft(posted.status(), path).toBe(503);
    }
  } finally {
    await proxy.open();
  }
  await expect
    .poll(async () => (await request.get(`${origin}/en/statements/british`)).status())
    .toBe(200);
});

test("a statement can still be read, without a number, names or a form", async ({ request }) => {
  const path = `${origin}/en/statements/british`;
  expect(await (await request.get(path)).text()).toContain("Michael Rosen");
  await proxy.cut();
  try {
    // Until then the page is one that was made before.
    await expect
      .poll(async () => (await request.get(path)).text(), { timeout: 30_000 })
      .toContain("Signing is paused");
    const answer = await request.get(path);
    const text = await answer.text();
    expect(answer.status()).toBe(200);
    expect(answer.headers()["cache-control"]).toBe("no-store");
    expect(text).toContain("We call on the authorities of the Russian Federation");
    expect(text).not.toContain("Michael Rosen");
    expect(text).not.toContain("<form");
  } finally {
    await proxy.open();
  }
  await expect.poll(async () => (await request.get(path)).text()).toContain("Michael Rosen");
});

test("a form with mistakes keeps what was typed, too", async ({ request }) => {
  await proxy.cut();
  try {
    const form = { name: "Patient Sample", email: "not an address" };
    const answer = await request.post(`${origin}/en/statements/british`, { form });
    expect(answer.status()).toBe(503);
    expect(await answer.text()).toContain('value="Patient Sample"');
  } finally {
    await proxy.open();
  }
});
