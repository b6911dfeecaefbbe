import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { childEnv } from "@/lib/env";

const sources = ["app", "components", "emails", "lib", "public"];
const settings = ["next.config.ts", "package-lock.json", "postcss.config.mjs"];
const mark = join(".next", "built-from");

/** Whether `.next` holds a finished build of exactly these sources, by their contents. */
export async function isBuildCurrent(): Promise<boolean> {
  const built = await readFile(mark, "utf8").catch(() => null);
  return built !== null && built === (await hashSources());
}

/**
 * Builds the site. Everything that the build says goes to `logFile`; what it throws
 * is one line with its reason. `signal` ends it early and leaves no finished mark.
 */
export async function buildSite(logFile: string, signal: AbortSignal): Promise<void> {
  await rm(mark, { force: true });
  const source = await hashSources();
  const output = await runBuild(logFile, signal);
  if (output !== null) throw new Error(`the build failed: ${output} (all of it: ${logFile})`);
  await writeFile(mark, source);
}

/** The build's reason for failing, or null. */
function runBuild(logFile: string, signal: AbortSignal): Promise<string | null> {
  const log = createWriteStream(logFile, { mode: 0o600 });
  const child = spawn(
    process.execPath,
    [join("node_modules", "next", "dist", "bin", "next"), "build"],
    {
      env: childEnv({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" }),
      stdio: ["ignore", "pipe", "pipe"],
      signal,
    },
  );
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      log.write(data);
      text += data;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      log.end();
      resolve(code === 0 ? null : reasonIn(text));
    });
  });
}

/** The place and the first message, without the headings that say only that something failed. */
function reasonIn(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const place = lines.find((line) => /^\.\/\S+:\d+/.test(line));
  const message = lines.find(
    (line) => /error:|cannot|failed/i.test(line) && !/build failed with|^> build error/i.test(line),
  );
  return [place, message ?? lines.findLast(Boolean) ?? "no reason given"].filter(Boolean).join(" ");
}

async function hashSources(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const file of await listFiles()) hash.update(`${file}\0`).update(await readFile(file));
  return hash.digest("hex");
}

async function listFiles(): Promise<string[]> {
  const found = [];
  for (const folder of sources) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    for (const name of names.sort()) {
      const file = join(folder, name);
      if ((await stat(file)).isFile()) found.push(file);
    }
  }
  for (const file of settings) if (await stat(file).catch(() => null)) found.push(file);
  return found;
}
