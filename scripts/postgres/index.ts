import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { clusterOwner, ensureCluster } from "./cluster";
import { findRunningServer, stopOrphan } from "./orphan";
import { claimCluster, findOwner } from "./ownership";
import {
  choosePlacement,
  discardCluster,
  readRecord,
  saveRecord,
  type Placement,
  type PostgresRecord,
} from "./placement";
import { findFreePort } from "./ports";
import { serverLogFile, spawnServer, type ServerProcess } from "./server";
import { findDatabaseUser } from "./system-user";

export interface PostgresOptions {
  /** The folder that holds or remembers the cluster. */
  dataDir: string;
  /** False trades safety against a power cut for speed, and `stop` throws the data away: tests only. */
  durable?: boolean;
  /** The command that starts it, named to whoever tries a second time. */
  purpose?: string;
  /** The port that it has to have, because others look for it there; without it any free one. */
  port?: number;
  /** Gets a line about anything the operator should know. */
  onNotice?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** The address of a database of this cluster. */
  url(database?: string): string;
  /** Settles when the server is gone, asked or not. */
  exited: Promise<void>;
  /** Fast, orderly shutdown; returns when the process has ended. */
  stop(): Promise<void>;
  /** Ends it at once, without waiting. */
  kill(): void;
}

/** The database that the platform itself uses. */
export const platformDatabase = "undersigned";

/**
 * Starts the built-in PostgreSQL on `dataDir`, making the cluster on the first
 * start, and returns once it answers and the database `undersigned` exists. As root
 * it runs as the user `postgres`. A server left over from a killed start is stopped
 * first. Throws one plain sentence when the folder is in use, unreachable or broken.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const placement = await choosePlacement(dataDir, findDatabaseUser(), options.onNotice ?? noop);
  await refuseSecondOwner(dataDir, placement);
  if (await stopOrphan(placement.cluster)) {
    options.onNotice?.("stopped a PostgreSQL that an earlier start had left behind");
  }
  await ensureCluster(placement);
  const port = options.port ?? (await findFreePort(placement.record.port));
  const record = { ...placement.record, port };
  await saveRecord(dataDir, record);
  const logFile = serverLogFile(dataDir);
  const server = spawnServer(placement, { port, durable: options.durable ?? true, logFile });
  try {
    await waitUntilReady(server, record, logFile);
    await ensureDatabase(record);
    const claim = await claimCluster(urlOf(record, "postgres"), options.purpose ?? "start");
    const stop = async () => {
      await claim.end().catch(noop);
      await server.stop();
      if (options.durable === false) await discardCluster(dataDir, placement.cluster);
    };
    return {
      url: (database = platformDatabase) => urlOf(record, database),
      exited: server.exited,
      stop,
      kill: server.kill,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * The address of the platform's database in a cluster that another command is
 * running on this folder at the moment; null when none is.
 */
export async function findRunningPostgres(dataDir: string): Promise<string | null> {
  const record = await readRecord(resolve(dataDir));
  if (!record.cluster || !record.port) return null;
  if ((await findRunningServer(resolve(dataDir, record.cluster))) === null) return null;
  const owner = await findOwner(urlOf(record, "postgres"));
  return owner ? urlOf(record, platformDatabase) : null;
}

async function refuseSecondOwner(dataDir: string, { record, cluster }: Placement) {
  if (!record.port || (await findRunningServer(cluster)) === null) return;
  const owner = await findOwner(urlOf(record, "postgres"));
  if (owner) throw new Error(`${dataDir} is already in use by ${owner}: stop that first`);
}

function urlOf({ password, port }: PostgresRecord, database: string): string {
  return `postgresql://${clusterOwner}:${password}@127.0.0.1:${port}/${database}`;
}

/** Asks until the server takes a connection; recovery after a crash may take its time. */
async function waitUntilReady(server: ServerProcess, record: PostgresRecord, logFile: string) {
  let gone = false;
  void server.exited.then(() => (gone = true));
  for (;;) {
    const failure = await tryConnection(record);
    if (!failure) return;
    if (gone) throw new Error(`PostgreSQL did not start; it says why in ${logFile}`);
    if (failure === "28P01") {
      throw new Error("the database was made with another password than postgres.json remembers");
    }
    await sleep(50);
  }
}

async function tryConnection(record: PostgresRecord): Promise<string | null> {
  const client = new pg.Client({
    connectionString: urlOf(record, "postgres"),
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", noop);
  return client.connect().then(
    () => client.end().then(() => null),
    (error) => error.code ?? "no answer",
  );
}

async function ensureDatabase(record: PostgresRecord): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(record, "postgres") });
  client.on("error", noop);
  await client.connect();
  try {
    const name = platformDatabase;
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!rowCount) await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
}

function noop(): void {}
