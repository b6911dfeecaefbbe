import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** What may lie at the top; anything else wants a place in this list and in ARCHITECTURE.md. */
const topFolders = [
  ".ci",
  ".github",
  "app",
  "components",
  "docs",
  "emails",
  "lib",
  "prisma",
  "public",
  "scripts",
  "tests",
];
/** Made by running things; git ignores them. */
const madeFolders = [
  ".data",
  ".git",
  ".next",
  "bench-results",
  "node_modules",
  "playwright-report",
  "test-results",
];
const capabilities = [
  "accounts",
  "audit",
  "campaign",
  "db",
  "deliveries",
  "forms",
  "i18n",
  "jobs",
  "limits",
  "mail",
  "moderation",
  "privacy",
  "prose",
  "signatories",
  "signing",
  "statements",
  "updates",
  "watchlist",
];
const vagueNames = /(^|[-.])(utils?|helpers?|misc|services?|managers?|common|stuff)([-.]|$)/;

const codeFolders = ["app", "components", "emails", "lib", "prisma", "scripts", "tests"];
const isMade = (path: string) => path.startsWith("lib/db/generated");

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => !isMade(path) && statSync(path).isFile());
}

const files = codeFolders
  .filter((folder) => statSync(folder, { throwIfNoEntry: false }))
  .flatMap(listFiles);
const code = files.filter((path) => /\.(tsx?|mjs)$/.test(path));

describe("the tree", () => {
  it("has no folder at its top that ARCHITECTURE.md does not explain", () => {
    const folders = readdirSync(".", { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".next-"))
      .map((entry) => entry.name)
      .filter((name) => !madeFolders.includes(name));
    expect(folders.filter((name) => !topFolders.includes(name))).toEqual([]);
  });

  it("has one folder a capability in lib, each with at least one of the two doors", () => {
    const folders = readdirSync("lib", { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.filter((name) => !capabilities.includes(name))).toEqual([]);
    const hasDoor = (name: string) =>
      ["index.ts", "schema.ts"].some((door) => files.includes(join("lib", name, door)));
    expect(folders.filter((name) => !hasDoor(name))).toEqual([]);
  });

  it("names files in kebab-case and never vaguely", () => {
    const names = code.map((path) => path.split("/").at(-1)!);
    const isPlain = (name: string) => /^[a-z0-9]+([-.][a-z0-9]+)*\.(tsx?|mjs)$/.test(name);
    expect(names.filter((name) => !isPlain(name) || vagueNames.test(name))).toEqual([]);
    const folders = new Set(files.flatMap((path) => path.split("/").slice(0, -1)));
    expect([...folders].filter((name) => vagueNames.test(name))).toEqual([]);
  });

  it("tells no machine's folders", () => {
    const foreign = /(^|[^.\w])\/(home|root|work|Users)\/\w/;
    const telling = code.filter((path) => foreign.test(readFileSync(path, "utf8")));
    expect(telling.filter((path) => path !== "tests/architecture/tree.test.ts")).toEqual([]);
  });

  it("names the built-in campaign in its content only, so that another can take its place", () => {
    const platform = code.filter((path) => /^(app|components|emails|lib|scripts)\//.test(path));
    const messages = files.filter((path) => path.startsWith("lib/i18n/messages/"));
    const naming = [...platform, ...messages].filter((path) =>
      /kagarlitsky|кагарлицк/i.test(readFileSync(path, "utf8")),
    );
    expect(naming).toEqual([]);
  });
});
