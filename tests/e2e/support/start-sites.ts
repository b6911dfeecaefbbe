import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FullConfig } from "@playwright/test";
import { findRunningPostgres } from "@/scripts/postgres";
import { keepSites, readPorts, type SiteVariables } from "./sites";

const patience = 300_000;
const signInLink = /https?:\/\/\S+\/sign-in\/[\w-]+/;

type Started = { variables: SiteVariables; stop: () => Promise<void> };

/**
 * Starts the platform as `npm start` does, once for each row of stories that is told at the same
 * time and one after another, each on a data folder of its own. What it prints for the operator
 * and where it keeps things goes to the stories through the environment. Returns what stops all.
 */
export default async function startSites({ workers }: FullConfig): Promise<() => Promise<void>> {
  const started: Started[] = [];
  const stopAll = async () => {
    await Promise.all(started.map(({ stop }) => stop()));
  };
  try {
    for (const port of readPorts().slice(0, workers)) started.push(await startSite(port));
  } catch (error) {
    await stopAll();
    throw error;
  }
  keepSites(started.map(({ variables }) => variables));
  return stopAll;
}

async function startSite(port: string): Promise<Started> {
  const dataDir = await mkdtemp(join(tmpdir(), "undersigned-e2e-"));
  // As root the database runs as another user, who has to come in: otherwise it lies elsewhere.
  await chmod(dataDir, 0o711);
  const site = spawn(process.execPath, [join("scripts", "start.mjs"), "start"], {
    env: siteEnvironment(dataDir, port),
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Everything that web server and worker write, at their most talkative, for the story about it.
  const log = join(dataDir, "site.log");
  const printed = collect(site, log);
  const stop = async () => {
    await end(site);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const variables = {
      E2E_PORT: port,
      E2E_LOG: log,
      E2E_ADMIN_LINK: await waitForLink(site, printed),
      E2E_DATA_DIR: dataDir,
      E2E_DATABASE_URL: (await findRunningPostgres(dataDir))!,
      SECRET_KEYS: await readFile(join(dataDir, "keys", "secret-keys"), "utf8"),
    };
    return { variables, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function siteEnvironment(dataDir: string, port: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, SECRET_KEYS: _keys, PUBLIC_URL: _url, ...rest } = process.env;
  // Playwright's own settings for its workers mean nothing to the site.
  delete rest.NODE_OPTIONS;
  return { ...rest, DATA_DIR: dataDir, PORT: port, LIMITS: "off", LOG_LEVEL: "debug" };
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
