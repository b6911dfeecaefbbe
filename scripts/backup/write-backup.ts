import { rmSync } from "node:fs";
import { open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { pool } from "@/lib/db";
import { copyOut, type Client } from "./copy";
import { encodeFrame } from "./frames";
import { keysIdOf } from "./keys-id";
import { encodeHeader, makeHeader, sealSection, type BackupHeader } from "./sealed-file";
import { listTables, quote, type Table } from "./tables";

export type BackupOptions = {
  file: string;
  /** The text of the versioned keys. */
  keys: string;
  passphrases: { data: string; keys: string };
  /** Names of the database's migrations. */
  migrations: string[];
  now: Date;
};

export type BackupSummary = { tables: number; rows: number; bytes: number };

/**
 * Writes everything that a campaign needs to go on elsewhere into one encrypted file: the
 * rows of one moment, while signing goes on, and the keys under a passphrase of their own.
 * The file appears under its name only when it is whole and on the disk, readable by its
 * owner alone. Throws when the file exists already.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupSummary> {
  const { file, keys, migrations, now } = options;
  if (await stat(file).catch(() => null)) throw new Error(`${file} is there already: name another`);
  const unfinished = `${file}.unfinished-${process.pid}`;
  const clear = () => rmSync(unfinished, { force: true });
  const handle = await open(unfinished, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be written (${error.code})`);
  });
  // Also when the process is interrupted: half a backup must not be taken for one.
  process.once("exit", clear);
  try {
    const createdAt = now.toISOString();
    const header = makeHeader({ createdAt, migrations, keysId: keysIdOf(keys) });
    const counts = await writeSections(handle, header, options);
    await handle.sync();
    const { size: bytes } = await handle.stat();
    await handle.close();
    await rename(unfinished, file);
    await syncFolder(dirname(file));
    return { ...counts, bytes };
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    process.off("exit", clear);
  }
}

async function writeSections(
  handle: FileHandle,
  header: BackupHeader,
  { keys, passphrases }: BackupOptions,
): Promise<{ tables: number; rows: number }> {
  const counts = { tables: 0, rows: 0 };
  const append = async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) await handle.appendFile(piece);
  };
  await handle.appendFile(encodeHeader(header));
  await append(sealSection(header, "keys", passphrases.keys, [Buffer.from(keys)]));
  await withSnapshot((client) =>
    pipeline(readDatabase(client, counts), createGzip(), (zipped) =>
      append(sealSection(header, "data", passphrases.data, zipped)),
    ),
  );
  return counts;
}

/** Everything that `work` reads is of one moment, and nobody who writes waits for it. */
async function withSnapshot(work: (client: Client) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query(
      `begin isolation level repeatable read read only;
       set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
       set local datestyle = 'ISO'; set local bytea_output = 'hex'`,
    );
    await work(client);
    await client.query("commit");
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    // A connection in the middle of a table is of no use to anybody.
    client.release(failure);
  }
}

async function* readDatabase(
  client: Client,
  counts: { tables: number; rows: number },
): AsyncGenerator<Buffer> {
  for (const table of await listTables(client)) {
    yield encodeFrame("table", table);
    const rows = yield* readTable(client, table);
    yield encodeFrame("end", { rows });
    counts.tables += 1;
    counts.rows += rows;
  }
  yield encodeFrame("finish", { tables: counts.tables });
}

async function* readTable(
  client: Client,
  { name, columns }: Table,
): AsyncGenerator<Buffer, number> {
  let rows = 0;
  const sql = `copy ${quote(name)} (${columns.map(quote).join(", ")}) to stdout`;
  for await (const piece of copyOut(client, sql)) {
    rows += countLines(piece);
    yield encodeFrame("rows", piece);
  }
  return rows;
}

/** In PostgreSQL's text format a line break inside a value is escaped, so lines are rows. */
function countLines(piece: Buffer): number {
  let lines = 0;
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** A name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
