import { test as base, expect, type Page } from "@playwright/test";
import pg from "pg";
import { Mailbox } from "./mailbox";
import { Site } from "./site";

type Fixtures = {
  /** The JSON API and the pages, asked without a browser. */
  site: Site;
  mailbox: Mailbox;
  /** Lines on the browser's console that this story expects; any other error fails it. */
  expectedConsole: RegExp;
  guard: undefined;
};

/** Playwright's `test` for stories: real mail, real rows, and nothing odd goes unnoticed. */
export const test = base.extend<Fixtures, { database: pg.Pool }>({
  // A form that is shown again has this status, and Chromium says so on the console.
  expectedConsole: [/status of 422/, { option: true }],
  site: async ({ request }, use) => use(new Site(request)),
  mailbox: async ({ request }, use) => use(new Mailbox(request)),
  database: [
    async ({}, use) => {
      const pool = new pg.Pool({ connectionString: process.env.E2E_DATABASE_URL, max: 2 });
      await use(pool);
      await pool.end();
    },
    { scope: "worker" },
  ],
  // Errors on the console, breaches of the content security policy and requests to another
  // host are defects wherever they happen.
  guard: [
    async ({ page, baseURL, expectedConsole }, use) => {
      const oddities = watch(page, new URL(baseURL!).hostname);
      await use(undefined);
      expect(oddities.filter((line) => !expectedConsole.test(line))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

function watch(page: Page, host: string): string[] {
  const oddities: string[] = [];
  page.on("pageerror", (error) => oddities.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") oddities.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.hostname !== host) {
      oddities.push(`request to ${url.host}`);
    }
  });
  return oddities;
}
