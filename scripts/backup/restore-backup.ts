import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { pool } from "@/lib/db";
import { copyIn, type Client } from "./copy";
import { decodeFrames, type Frame } from "./frames";
import { keysIdOf } from "./keys-id";
import { BackupUnreadable, SealedReader, type BackupHeader, type SectionName } from "./sealed-file";
import { leftOut, listAllTables, quote, type Table } from "./tables";

export type RestoreOptions = {
  file: string;
  /** The keys that this machine has; null when it has none. */
  presentKeys: string | null;
  /** Names of the migrations of the database to fill. */
  migrations: string[];
  /** Whether signatures that are there may go. */
  replace: boolean;
  askPassphrase: (section: SectionName) => Promise<string>;
  /** Puts the backup's keys in place before the rows are committed; returns what undoes it. */
  placeKeys: (keys: string) => Promise<() => Promise<void>>;
};

export type RestoreSummary = { createdAt: string; tables: number; rows: number };

/**
 * Fills a database with what a backup holds, all or nothing, and puts the keys in place where
 * this machine does not have them. Throws, and leaves everything as it was, when the file was
 * cut or altered, a passphrase is wrong, it was made by another version, or the database holds
 * signatures and `replace` is not set.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreSummary> {
  const file = await open(options.file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${options.file} cannot be read (${error.code})`);
  });
  try {
    const reader = await SealedReader.open(file);
    requireSameVersion(reader.header, options.migrations);
    const keys = await readMissingKeys(reader, options);
    const counts = await fillDatabase(reader, keys, options);
    return { createdAt: reader.header.createdAt, ...counts };
  } finally {
    await file.close();
  }
}

/** Rows fit the tables from which they were taken; the version that made them can upgrade them. */
function requireSameVersion({ migrations }: BackupHeader, present: string[]): void {
  const newest = migrations.at(-1);
  if (migrations.length === present.length && migrations.every((name) => present.includes(name))) {
    return;
  }
  throw new Error(
    `the backup was made by another version, whose last migration is ${newest}: ` +
      "restore with that version, then start this one",
  );
}

/** The backup's keys, or null when this machine has the very same. */
async function readMissingKeys(
  reader: SealedReader,
  { presentKeys, askPassphrase }: RestoreOptions,
): Promise<string | null> {
  if (presentKeys !== null && keysIdOf(presentKeys) === reader.header.keysId) {
    await reader.skipSection();
    return null;
  }
  const pieces: Buffer[] = [];
  for await (const piece of reader.readSection("keys", await askPassphrase("keys"))) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

async function fillDatabase(
  reader: SealedReader,
  keys: string | null,
  { askPassphrase, placeKeys, replace }: RestoreOptions,
): Promise<{ tables: number; rows: number }> {
  const passphrase = await askPassphrase("data");
  const client = await pool.connect();
  const counts = { tables: 0, rows: 0 };
  let undoKeys = async () => {};
  let failure: Error | undefined;
  try {
    await emptyDatabase(client, replace);
    await pipeline(reader.readSection("data", passphrase), createGunzip(), async (plain) => {
      await takeTables(client, decodeFrames(plain), counts);
    });
    await reader.requireEnd();
    await switchTriggers(client, "enable");
    // First the keys: keys without rows do no harm, rows without keys are lost.
    if (keys !== null) undoKeys = await placeKeys(keys);
    await client.query("commit");
    return counts;
  } catch (error) {
    failure = error as Error;
    await undoKeys();
    throw error;
  } finally {
    client.release(failure);
  }
}

/** In a transaction that the caller ends; whoever else wants to read or write waits for it. */
async function emptyDatabase(client: Client, replace: boolean): Promise<void> {
  await client.query(
    `begin; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
     set local lock_timeout = '5s'; lock table signature in access exclusive mode`,
  );
  const { rows } = await client.query<{ used: boolean }>(
    "select exists (select from signature) as used",
  );
  if (rows[0]!.used && !replace) {
    throw new Error(
      "the database holds signatures, which a restore would remove: say --replace if they may go",
    );
  }
  await switchTriggers(client, "disable");
  const tables = (await listAllTables(client)).map(quote);
  await client.query(`truncate ${tables.join(", ")}`);
}

/** Counts come from the backup with everything else; the triggers that keep them would count twice. */
async function switchTriggers(client: Client, state: "disable" | "enable"): Promise<void> {
  const tables = await listAllTables(client);
  const statements = tables.map((name) => `alter table ${quote(name)} ${state} trigger user`);
  await client.query(statements.join("; "));
}

async function takeTables(
  client: Client,
  frames: AsyncGenerator<Frame>,
  counts: { tables: number; rows: number },
): Promise<void> {
  for (;;) {
    const { kind, content } = await nextFrame(frames);
    if (kind === "finish") return requireFinish(content, counts.tables, frames);
    if (kind !== "table") throw outOfOrder();
    const table = JSON.parse(content.toString("utf8")) as Table;
    if (leftOut.includes(table.name)) throw outOfOrder();
    counts.rows += await takeTable(client, table, frames);
    counts.tables += 1;
  }
}

/** Reads to the very end: only there the file has proved that nothing was cut off. */
async function requireFinish(content: Buffer, tables: number, frames: AsyncGenerator<Frame>) {
  const promised = JSON.parse(content.toString("utf8")) as { tables: number };
  const { done } = await frames.next();
  if (!done || promised.tables !== tables) throw outOfOrder();
}

async function takeTable(
  client: Client,
  { name, columns }: Table,
  frames: AsyncGenerator<Frame>,
): Promise<number> {
  const promised = { rows: 0 };
  async function* rowsOfTable(): AsyncGenerator<Buffer> {
    for (;;) {
      const { kind, content } = await nextFrame(frames);
      if (kind === "end") {
        Object.assign(promised, JSON.parse(content.toString("utf8")));
        return;
      }
      if (kind !== "rows") throw outOfOrder();
      yield content;
    }
  }
  const sql = `copy ${quote(name)} (${columns.map(quote).join(", ")}) from stdin`;
  const rows = await copyIn(client, sql, rowsOfTable());
  if (rows !== promised.rows) {
    throw new BackupUnreadable(`the table ${name} has ${rows} rows instead of ${promised.rows}`);
  }
  return rows;
}

async function nextFrame(frames: AsyncGenerator<Frame>): Promise<Frame> {
  const next = await frames.next();
  if (next.done) throw outOfOrder();
  return next.value;
}

function outOfOrder(): BackupUnreadable {
  return new BackupUnreadable("the backup's tables are not in order");
}
