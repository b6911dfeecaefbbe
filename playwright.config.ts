import { defineConfig, devices } from "@playwright/test";
import { chromiumFlags, findChromium } from "./scripts/test/chromium";
import { choosePorts, enterSite } from "./tests/e2e/support/sites";

/** Stories are told side by side, each row of them on a site and a database of its own. */
const sites = 2;
await choosePorts(sites);
const { baseURL } = enterSite();

/** The stories in which a person reads, signs and confirms: they are told on every kind of device. */
const journeys = /journey\/.*\.spec\.ts/;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/support/start-sites.ts",
  outputDir: "test-results",
  // Stories read exact counts, so no two of them may sign on one site at the same time.
  workers: sites,
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
