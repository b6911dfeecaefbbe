import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const systemNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Root's Chromium has no sandbox; the rest keeps it from contacting its maker during tests. */
export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The Chromium to test with: `CHROMIUM_PATH`, else Playwright's own, else the
 * system's. Null where there is none; throws when `CHROMIUM_PATH` leads nowhere.
 */
export function findChromium(): string | null {
  const wished = process.env.CHROMIUM_PATH;
  if (wished) {
    if (existsSync(wished)) return wished;
    throw new Error(`CHROMIUM_PATH must be a Chromium's program: there is no ${wished}`);
  }
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return (
    systemNames
      .flatMap((name) => folders.map((folder) => join(folder, name)))
      .find((path) => existsSync(path)) ?? null
  );
}

/**
 * As `findChromium`, and where there is none installs one: Playwright's download, else
 * the system's package when we are root. Throws one line when that fails too.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  const playwright = join("node_modules", "@playwright", "test", "cli.js");
  attempt(process.execPath, [playwright, "install", "chromium"]);
  const isRoot = process.getuid?.() === 0;
  if (!findChromium() && isRoot) {
    attempt("apt-get", ["update"]);
    attempt("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]);
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error("no Chromium was found or could be installed: set CHROMIUM_PATH to one");
}

function attempt(command: string, args: string[]): void {
  spawnSync(command, args, {
    stdio: "ignore",
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
