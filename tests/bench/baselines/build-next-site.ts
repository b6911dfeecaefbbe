import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { join } from "node:path";

const sources = join("tests", "bench", "baselines", "next-site");
/** At the top of the checkout, so that the same packages are found; ignored by git. */
const folder = ".next-bench";
const mark = join(folder, "built-from");

/** The file that serves the built baselines. */
export const nextSiteServer = join(folder, "serve.ts");

/**
 * Builds the small Next site that holds the baselines of Next's kind, unless the built one is of
 * these sources. It is a site of its own, so that the real one ships no route that exists for
 * measuring only. `pageBytes` is the length of its static page, to the nearest 8 KiB.
 */
export async function buildNextSite(pageBytes: number): Promise<void> {
  const rounded = Math.round(pageBytes / 8192) * 8192;
  const source = await hashSources(rounded);
  const built = await readFile(mark, "utf8").catch(() => null);
  if (built === source) return;
  await rm(folder, { recursive: true, force: true });
  await cp(sources, folder, { recursive: true });
  const bytesFile = join(folder, "app", "static-page", "page-bytes.json");
  await writeFile(bytesFile, JSON.stringify({ pageBytes: rounded }));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig, null, 2));
  await build();
  await writeFile(mark, source);
}

const tsconfig = {
  extends: "../tsconfig.json",
  compilerOptions: { incremental: false, paths: { "@/*": ["../*"] } },
};

async function build(): Promise<void> {
  const next = join("node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build", folder], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`the Next baselines do not build: ${output.slice(-2000)}`);
}

/** Its own sources and those of the site that it shares. */
async function hashSources(pageBytes: number): Promise<string> {
  const hash = createHash("sha256").update(`${process.version} ${pageBytes}`);
  for (const top of [
    sources,
    join("app", "_edge"),
    join("lib", "forms"),
    join("lib", "signing"),
    "package-lock.json",
  ]) {
    for (const file of await listFiles(top)) hash.update(file).update(await readFile(file));
  }
  return hash.digest("hex");
}

async function listFiles(top: string): Promise<string[]> {
  const entries = await readdir(top, { recursive: true, withFileTypes: true }).catch(() => null);
  if (!entries) return [top];
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
