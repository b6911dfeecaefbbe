import { defineConfig, devices } from "@playwright/test";
import { findFreePort } from "./scripts/postgres/ports";
import { chromiumFlags, findChromium } from "./scripts/test/chromium";

// Chosen once, by the process that starts the others: they inherit it.
process.env.E2E_PORT ??= String(await findFreePort(null));
const baseURL = `http://localhost:${process.env.E2E_PORT}`;

/** The stories in which a person reads, signs and confirms: they are told on every kind of device. */
const journeys = /journey\/.*\.spec\.ts/;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/support/start-site.ts",
  outputDir: "test-results",
  // Stories read exact counts, so no two of them may sign at the same time.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // Long enough for a machine that is busy with something else: a story says what comes, not how fast.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL,
    launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumFlags },
    trace: "retain-on-failure",
    locale: "en-GB",
  },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"] } },
    { name: "phone", testMatch: journeys, use: { ...devices["Pixel 7"] } },
    {
      name: "without JavaScript",
      testMatch: journeys,
      use: { ...devices["Desktop Chrome"], javaScriptEnabled: false },
    },
  ],
});
