import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase } from "@/lib/db";
import { migrate } from "@/lib/db/migrate";
import { useDatabase } from "@/lib/env";
import { paths } from "@/lib/paths";
import { makeSecretKeys } from "@/lib/secret-keys";
import { note, step } from "@/scripts/boot/progress.mjs";
import { platformDatabase, startPostgres, type EmbeddedPostgres } from "@/scripts/postgres";
import { buildSite, isBuildCurrent } from "@/scripts/serve/build";
import { onStopSignal } from "@/scripts/stop-signals";
import { withConnection } from "@/tests/support/database";
import { buildNextSite, nextSiteServer } from "./baselines/build-next-site";
import { startLoad, type LoadGenerator } from "./load";
import { startProcess, startServer, type ServerProcess } from "./server-process";

/** Where a benchmark takes place: a durable PostgreSQL of its own and whatever runs on it. */
export interface Stage {
  /** Makes a database as the seeded one stands, or as `template` does, and returns its address. */
  makeDatabase(name: string, template?: string): Promise<string>;
  /** Runs the site's web server on a database. The worker stays out: see docs/performance.md. */
  startSite(databaseUrl: string, more?: Record<string, string>): Promise<ServerProcess>;
  /** Runs the worker beside a site, with the same mailbox. */
  startWorker(databaseUrl: string, site: ServerProcess): Promise<{ pid: number }>;
  /** Runs the Next baselines, with a static page of so many bytes. */
  startNextBaseline(pageBytes: number): Promise<ServerProcess>;
  /** Runs the bare Node baseline on a database. */
  startBareNode(databaseUrl: string): Promise<ServerProcess>;
  startLoad(...run: Parameters<typeof startLoad>): Promise<LoadGenerator>;
  /** Lets this process's own domain code work on a database. */
  onDatabase<Result>(url: string, work: () => Promise<Result>): Promise<Result>;
}

/**
 * Sets a stage up, gives it to `work` and takes everything away again: servers, generators,
 * database, folder. Builds the site when its sources are newer than the build.
 */
export async function onStage<Result>(work: (stage: Stage) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), "bench-undersigned-"));
  process.env.SECRET_KEYS = makeSecretKeys();
  // Here too, where signers are prepared: else the limits would quarantine them, and none would count.
  process.env.LIMITS = "off";
  const parts: (() => unknown)[] = [];
  let postgres: EmbeddedPostgres | undefined;
  const clear = once(async () => {
    for (const stop of parts.reverse()) await stop();
    await closeDatabase();
    await postgres?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  onStopSignal(() => void clear().finally(() => process.exit(130)));
  try {
    await step("Building the site where needed", () => buildWhereNeeded(dataDir));
    postgres = await step("Starting the database", () =>
      startPostgres({ dataDir, purpose: "bench" }),
    );
    await step("Migrating and seeding", () => prepareDatabase(postgres!.url()));
    return await work(makeStage(postgres, dataDir, (stop) => parts.push(stop)));
  } finally {
    await clear();
  }
}

function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => (result ??= work());
}

function makeStage(
  postgres: EmbeddedPostgres,
  dataDir: string,
  onEnd: (stop: () => unknown) => void,
): Stage {
  const start = async (...server: Parameters<typeof startServer>) => {
    const started = await startServer(...server);
    onEnd(started.stop);
    return started;
  };
  return {
    async makeDatabase(name, template = platformDatabase) {
      await withConnection(postgres.url("postgres"), (client) =>
        client.query(`create database ${name} template ${template} strategy file_copy`),
      );
      return postgres.url(name);
    },
    async startSite(databaseUrl, more = {}) {
      const environment = { ...(await siteEnvironment(dataDir, databaseUrl)), ...more };
      return start(join("scripts", "web.ts"), environment, paths.healthz());
    },
    async startWorker(databaseUrl, { origin }) {
      const environment = await siteEnvironment(dataDir, databaseUrl);
      const worker = startProcess(join("scripts", "worker.ts"), {
        ...environment,
        PUBLIC_URL: origin,
        PORT: new URL(origin).port,
      });
      onEnd(worker.stop);
      return worker;
    },
    async startNextBaseline(pageBytes) {
      await step("Building the Next baselines", () => buildNextSite(pageBytes));
      return start(nextSiteServer, {}, "/static-page");
    },
    startBareNode: (databaseUrl) =>
      start("tests/bench/baselines/bare-node.ts", { DATABASE_URL: databaseUrl }, paths.healthz()),
    async startLoad(run) {
      const load = await startLoad(run);
      onEnd(load.stop);
      return load;
    },
    async onDatabase(url, work) {
      useDatabase(url);
      try {
        return await work();
      } finally {
        await closeDatabase();
      }
    },
  };
}

async function siteEnvironment(dataDir: string, databaseUrl: string) {
  const folder = join(dataDir, `site-${new URL(databaseUrl).pathname.slice(1)}`);
  await mkdir(folder, { recursive: true });
  return { DATABASE_URL: databaseUrl, DATA_DIR: folder };
}

async function buildWhereNeeded(dataDir: string): Promise<void> {
  if (await isBuildCurrent()) return;
  note("the sources are newer than the build");
  await buildSite(join(dataDir, "build.log"), new AbortController().signal);
}

async function prepareDatabase(url: string): Promise<void> {
  useDatabase(url);
  await migrate(url);
  const { seedCampaign } = await import("@/prisma/seed");
  await seedCampaign();
  await closeDatabase();
}
