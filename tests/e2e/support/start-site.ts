import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findRunningPostgres } from "@/scripts/postgres";

const patience = 300_000;
const signInLink = /https?:\/\/\S+\/sign-in\/[\w-]+/;

/**
 * Starts the platform as `npm start` does, on a data folder of its own, for the time of
 * the run. What it prints for the operator and where it keeps things goes to the stories
 * through the environment. Returns what stops it.
 */
export default async function startSite(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "undersigned-e2e-"));
  // As root the database runs as another user, who has to come in: otherwise it lies elsewhere.
  await chmod(dataDir, 0o711);
  const site = spawn(process.execPath, [join("scripts", "start.mjs"), "start"], {
    env: siteEnvironment(dataDir),
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Everything that web server and worker write, at their most talkative, for the story about it.
  process.env.E2E_LOG = join(dataDir, "site.log");
  const printed = collect(site, process.env.E2E_LOG);
  const stop = async () => {
    await end(site);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    process.env.E2E_ADMIN_LINK = await waitForLink(site, printed);
    process.env.E2E_DATA_DIR = dataDir;
    process.env.E2E_DATABASE_URL = (await findRunningPostgres(dataDir))!;
    process.env.SECRET_KEYS = await readFile(join(dataDir, "keys", "secret-keys"), "utf8");
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

function siteEnvironment(dataDir: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, SECRET_KEYS: _keys, PUBLIC_URL: _url, ...rest } = process.env;
  // Playwright's own settings for its workers mean nothing to the site.
  delete rest.NODE_OPTIONS;
  const own = { DATA_DIR: dataDir, PORT: process.env.E2E_PORT, LIMITS: "off" };
  return { ...rest, ...own, LOG_LEVEL: "debug" };
}

function collect(site: ChildProcess, file: string): () => string {
  let text = "";
  const log = createWriteStream(file);
  for (const stream of [site.stdout, site.stderr]) {
    stream?.on("data", (data) => {
      text += data;
      log.write(data);
    });
  }
  return () => text;
}

/** The link is printed last, when everything answers. */
async function waitForLink(site: ChildProcess, printed: () => string): Promise<string> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const [link] = signInLink.exec(printed()) ?? [];
    if (link) return link;
    if (site.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`the site did not start:\n${printed()}`);
}

async function end(site: ChildProcess): Promise<void> {
  if (site.exitCode !== null) return;
  const gone = new Promise<void>((resolve) => site.once("exit", () => resolve()));
  site.kill("SIGTERM");
  await gone;
}
