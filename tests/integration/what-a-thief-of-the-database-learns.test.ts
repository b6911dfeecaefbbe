import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { findApplied } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { listMailbox, mailboxFolder } from "@/lib/mail/local-mailbox";
import { open as unseal } from "@/lib/privacy";
import { sealedColumns } from "@/lib/privacy/sealed-columns";
import { confirmSignature } from "@/lib/signing";
import { visibilities, type Visibility } from "@/lib/signing/schema";
import { SealedReader } from "@/scripts/backup/sealed-file";
import { writeBackup } from "@/scripts/backup/write-backup";
import { storyStart } from "../support/clock";
import { restoreCampaign } from "../support/database";
import { dumpDatabase } from "../support/dump";
import { findTraces, formsOf } from "../support/traces";
import { confirmTokenOf, requireRow, submit, type Filled } from "../support/signing";

const passphrases = { data: "data under lock and key", keys: "keys under another one" };

/** Words that occur nowhere else, so that whatever of them is found came from these people. */
const people = visibilities.map((visibility) => {
  const mark = `Qx${visibility[0]!.toUpperCase()}zj`;
  return {
    visibility,
    email: `${mark}.Kanarek+tag@Wxyv-${visibility}.Example.org`,
    name: `${mark}name Vögelein`,
    role: `${mark}role warden`,
    organisation: `${mark}org Aviary`,
  };
});
const curious = {
  visibility: "name" as Visibility,
  email: "Qxupdates.Kanarek@wxyv-updates.example.org",
  name: "Nora Newsworthy",
};
const of = (visibility: Visibility) => people.find((person) => person.visibility === visibility)!;

const localPart = (email: string) => email.split("@")[0]!;
const withoutTag = (email: string) => email.replace("+tag", "");
const addressesOf = ({ email }: { email: string }) => [
  email,
  withoutTag(email),
  localPart(withoutTag(email)),
  email.split("@")[1]!,
];

let folder: string;
let worker: ChildProcess;
let log = "";
/** Everything that the story left behind, taken before each test begins with an empty campaign. */
const loot = {} as Record<"dump" | "opened" | "backup" | "log" | "files", Buffer>;

/** Everybody signs by the real way: form, group commit, queue, a worker of its own, mail, link. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "undersigned-thief-"));
  await restoreCampaign(env.databaseUrl!);
  const { rows } = await pool.query<{ segment: string }>(
    "select pg_walfile_name(pg_current_wal_insert_lsn()) as segment",
  );
  await rm(mailboxFolder(), { recursive: true, force: true });
  worker = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    env: { ...process.env, LOG_LEVEL: "debug" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [worker.stdout!, worker.stderr!]) stream.on("data", (data) => (log += data));
  for (const person of [...people, { ...curious, updates: true }]) await signAndConfirm(person);
  await until(async () => (await countRows("mail_message where state <> 'sent'")) === 0);
  await until(async () => (await countRows("graphile_worker._private_jobs")) === 0);
  worker.kill("SIGTERM");
  await once(worker, "exit");
  // What PostgreSQL notes of the most common values is in its tables too.
  await pool.query("analyze");
  loot.dump = await dumpDatabase(pool);
  loot.opened = await openEverything();
  loot.backup = await readBackup();
  loot.log = Buffer.from(log);
  loot.files = await readServerFiles(rows[0]!.segment);
}, 300_000);

afterAll(async () => {
  worker?.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

async function signAndConfirm(person: Filled): Promise<void> {
  const now = new Date();
  await submit(person, { now });
  await until(async () => (await listMailbox({ to: person.email, limit: 1 })).length === 1);
  const [mail] = await listMailbox({ to: person.email, limit: 1 });
  const token = /confirm\/([\w-]+)/.exec(mail!.text)![1]!;
  expect(await confirmSignature(token, null, { now })).toMatchObject({ outcome: "confirmed" });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`it does not come to pass; the worker says: ${log}`);
    await sleep(20);
  }
}

async function countRows(table: string): Promise<number> {
  const { rows } = await pool.query(`select count(*)::int as count from ${table}`);
  return rows[0].count;
}

/** What the keys open, for a thief who has them too. */
async function openEverything(): Promise<Buffer> {
  const opened: string[] = [];
  for (const { table, column, owner, contextOf, where = "true" } of sealedColumns) {
    const { rows } = await pool.query<{ sealed: Buffer; owner: string }>(
      `select t.${column} as sealed, ${owner} as owner from ${table} t
       where ${where} and t.${column} is not null`,
    );
    opened.push(...rows.map((row) => unseal(row.sealed, contextOf(row.owner))));
  }
  return Buffer.from(opened.join("\n"));
}

async function readBackup(): Promise<Buffer> {
  const file = join(folder, "campaign.backup");
  const migrations = [...(await findApplied(env.databaseUrl!))].sort();
  await writeBackup({ file, keys: env.secretKeys, passphrases, migrations, now: new Date() });
  const handle = await open(file);
  const parts: Buffer[] = [await readFile(file)];
  const reader = await SealedReader.open(handle);
  for await (const piece of reader.readSection("keys", passphrases.keys)) parts.push(piece);
  await pipeline(reader.readSection("data", passphrases.data), createGunzip(), async (plain) => {
    for await (const piece of plain) parts.push(piece as Buffer);
  });
  await handle.close();
  return Buffer.concat(parts);
}

/**
 * The server's own files as they lie on the disk: this database's tables with their dead rows,
 * what is common to all, and the log of changes since the story began.
 */
async function readServerFiles(since: string): Promise<Buffer> {
  await pool.query("checkpoint");
  const { rows } = await pool.query<{ folder: string; own: string }>(
    `select current_setting('data_directory') as folder, oid::text as own from pg_database
     where datname = current_database()`,
  );
  const { folder: data, own } = rows[0]!;
  const files: Buffer[] = [];
  for (const part of [join("base", own), "global", "pg_wal", "pg_xact", "pg_stat", "log"]) {
    const names = await readdir(join(data, part)).catch(() => []);
    for (const name of names.filter((each) => part !== "pg_wal" || each >= since)) {
      // Folders are no files, and files come and go under a server that runs.
      const bytes = await readFile(join(data, part, name)).catch(() => null);
      if (bytes) files.push(bytes);
    }
  }
  return Buffer.concat(files);
}

const places = {
  dump: "a dump of every table",
  opened: "what the keys open of it",
  backup: "a backup, opened with both passphrases",
  log: "the worker's log, at its most talkative",
} as const;

describe("after confirmation without updates", () => {
  const everywhere = Object.entries(places) as [keyof typeof places, string][];

  it.each(everywhere)("%s: %s holds no address, in no encoding", (place) => {
    expect(loot[place].length).toBeGreaterThan(20);
    expect(findTraces(loot[place], people.flatMap(addressesOf))).toEqual([]);
  });

  it.each(everywhere)("%s: %s holds nothing of who is only counted", (place) => {
    const { name, role, organisation } = of("count");
    expect(findTraces(loot[place], [name, role, organisation, "QxCzj"])).toEqual([]);
  });

  it("a dump holds of the others what they chose, and a name for the hand-over only sealed", () => {
    const { name, role, organisation } = of("handover");
    expect(findTraces(loot.dump, [name, role, organisation, "QxHzj"])).toEqual([]);
    expect(findTraces(loot.opened, [name])).toContain(`${name} (plain)`);
    const initials = of("initials");
    expect(findTraces(loot.dump, [initials.name, initials.role, "QxIzj"])).toEqual([]);
    expect(findTraces(loot.dump, [of("name").name])).toContain(`${of("name").name} (plain)`);
  });

  it("the log names nobody at all, and no link", () => {
    expect(loot.log.toString()).toContain("mails_delivered");
    expect(
      findTraces(
        loot.log,
        [...people, curious].map(({ name }) => name),
      ),
    ).toEqual([]);
    expect(loot.log.toString()).not.toMatch(/confirm\/|signature\/|@/);
  });

  it("the address of who wants news is there for the keys, and for nobody else", () => {
    const texts = addressesOf(curious);
    expect(findTraces(loot.dump, texts)).toEqual([]);
    expect(findTraces(loot.opened, texts)).toContain(`${curious.email} (plain)`);
  });

  it("the server's own files hold neither an address nor a hidden name, as far as they are plain", () => {
    expect(loot.files.length).toBeGreaterThan(1_000_000);
    expect(findTraces(loot.files, [of("name").name])).toContain(`${of("name").name} (plain)`);
    expect(findTraces(loot.files, ["Kanarek", "QxCzjname", "QxHzjname", "QxIzjname"])).toEqual([]);
  });
});

describe("the search itself", () => {
  const { email, name } = people[0]!;

  it("finds an address that was left behind in any form", async () => {
    await submit({ email, name });
    const clean = findTraces(await dumpDatabase(pool), [email]);
    expect(clean).toEqual([]);
    for (const { form, bytes } of formsOf(email)) {
      // A text of PostgreSQL holds no zero bytes: those are left in a column of bytes.
      const column = bytes.includes(0) ? "recipient" : "last_error";
      const value = bytes.includes(0) ? bytes : bytes.toString("latin1");
      await pool.query(`update mail_message set ${column} = $1`, [value]);
      const traces = findTraces(await dumpDatabase(pool), [email]);
      expect(traces, form).not.toEqual([]);
    }
  });

  it("finds an address that is sealed, and should not be there any longer", async () => {
    const token = confirmTokenOf((await submit({ email, name }), await requireRow(email)));
    await confirmSignature(token, null, { now: storyStart });
    await pool.query("delete from mail_message");
    const opened = await openEverything();
    expect(findTraces(opened, [email])).toContain(`${email} (plain)`);
  });
});
