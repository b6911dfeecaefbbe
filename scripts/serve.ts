import { watch } from "node:fs";
import { join } from "node:path";
import { closeDatabase, pool } from "@/lib/db";
import { migrate } from "@/lib/db/migrate";
import { env, loadEnvFile, requireEnv, useDatabase } from "@/lib/env";
import { fail, note, step } from "./boot/progress.mjs";
import { messageOf } from "./command";
import { ensureKeyFile } from "./keys/key-file";
import { buildSite, isBuildCurrent } from "./serve/build";
import { requireDataDir, requireFreePort } from "./serve/checks";
import { keepPostgres } from "./serve/keep-postgres";
import { makeShutdown } from "./serve/shutdown";
import { describeSite } from "./serve/summary";
import { rememberAddress } from "./site-address";
import { keepRunning } from "./serve/supervise";
import { waitUntilReady } from "./serve/wait";

const firstAdmin = "admin@localhost";
const begun = Date.now();
const dev = process.argv[2] === "dev";
const shutdown = makeShutdown(() => note("stopping …"));

try {
  await start();
} catch (error) {
  if (shutdown.signal.aborted) await new Promise(() => {});
  await closeDatabase().catch(() => {});
  await shutdown.run();
  fail(messageOf(error));
}

/** All the way up, in an order in which what fails soonest is found first. */
async function start(): Promise<void> {
  loadEnvFile();
  await step("Checking the settings", async () => {
    const { dataDir, host, port } = requireEnv();
    await requireDataDir(dataDir);
    await requireFreePort(host, port);
  });
  await step("Starting the database", openDatabase);
  await step("Applying migrations", () => migrate(env.databaseUrl!));
  await ensureKeyFile();
  await step("Seeding the campaign where there is none", async () => {
    const { seedCampaign } = await import("@/prisma/seed");
    await seedCampaign();
  });
  if (!dev && !(await isBuildCurrent())) {
    const log = join(env.dataDir, "build.log");
    await step("Building the site", () => buildSite(log, shutdown.signal));
  }
  if (shutdown.signal.aborted) return;
  await step("Starting web server and worker", launch);
  await rememberAddress(env);
  const link = await makeAdminLink();
  process.stdout.write(describeSite(env, link, (Date.now() - begun) / 1000));
  await closeDatabase();
}

async function openDatabase(): Promise<void> {
  if (env.databaseUrl) {
    await pool.query("select 1").catch((error) => {
      throw new Error(`DATABASE_URL leads to no database that answers: ${messageOf(error)}`);
    });
    return;
  }
  const postgres = await keepPostgres(env.dataDir, dev ? "dev" : "start");
  shutdown.add(postgres);
  useDatabase(postgres.url);
}

async function launch(): Promise<void> {
  const environment = {
    DATABASE_URL: env.databaseUrl!,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const worker = keepRunning("worker", environment);
  shutdown.add(worker);
  shutdown.add(keepRunning("web", environment));
  if (dev) restartOnChange(worker.restart);
  await waitUntilReady(env, shutdown.signal);
}

/** Next reloads the site itself; the worker's sources are read once, at its start. */
function restartOnChange(restart: () => void): void {
  let soon: NodeJS.Timeout | undefined;
  for (const folder of ["lib", "emails"]) {
    watch(folder, { recursive: true }, () => {
      clearTimeout(soon);
      soon = setTimeout(restart, 300);
    });
  }
}

async function makeAdminLink(): Promise<string> {
  const { createAdminSignInLink } = await import("@/lib/accounts");
  return createAdminSignInLink(firstAdmin, { now: new Date() });
}
