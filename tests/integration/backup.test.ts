import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { closeDatabase, pool } from "@/lib/db";
import { findApplied } from "@/lib/db/migrate";
import { env, useDatabase } from "@/lib/env";
import { makeSecretKeys } from "@/lib/secret-keys";
import { confirmSignature, findOwnSignature } from "@/lib/signing";
import { restoreBackup } from "@/scripts/backup/restore-backup";
import { leftOut, listAllTables, listTables } from "@/scripts/backup/tables";
import { writeBackup } from "@/scripts/backup/write-backup";
import { storyStart } from "../support/clock";
import { copyCampaignDatabase } from "../support/database";
import { sumDrift } from "../support/counts";
import { stranger } from "../support/people";
import {
  confirmTokenOf,
  findRow,
  manageTokenOf,
  readCounts,
  requireRow,
  russian,
  submit,
  submitAndOpenMail,
} from "../support/signing";

const now = storyStart;
const passphrases = { data: "data under lock and key", keys: "keys under another one" };
const home = process.env.DATABASE_URL!;

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "undersigned-backup-"));
  file = join(folder, "campaign.backup");
});

afterEach(async () => {
  await moveTo(home);
  await rm(folder, { recursive: true, force: true });
});

async function moveTo(url: string): Promise<void> {
  await closeDatabase();
  useDatabase(url);
}

/** A server elsewhere: the campaign as the seed left it, without a signature. */
async function moveToFreshDatabase(): Promise<void> {
  const name = `restored_${process.env.VITEST_POOL_ID}`;
  await moveTo(await copyCampaignDatabase(inject("postgresUrl"), name));
}

const readMigrations = async () => [...(await findApplied(env.databaseUrl!))].sort();

async function backUp() {
  const migrations = await readMigrations();
  return writeBackup({ file, keys: env.secretKeys, passphrases, migrations, now });
}

async function restore(changes: Partial<Parameters<typeof restoreBackup>[0]> = {}) {
  return restoreBackup({
    file,
    presentKeys: env.secretKeys,
    migrations: await readMigrations(),
    replace: false,
    askPassphrase: async (section) => passphrases[section],
    placeKeys: async () => async () => {},
    ...changes,
  });
}

/** Everything that a backup keeps, as text, to be compared. */
async function readEverything(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { name, columns } of await listTables(pool)) {
    const list = columns.map((column) => `"${column}"`).join(", ");
    const { rows } = await pool.query(`select row(${list})::text as line from "${name}"`);
    found[name] = rows.map(({ line }) => line).sort();
  }
  return found;
}

async function signInEveryWay() {
  const people = (["name", "initials", "handover", "count"] as const).map((visibility) => ({
    ...stranger(),
    visibility,
    role: visibility === "name" ? 'Line one, "quoted" \\ back' : undefined,
  }));
  for (const person of people) {
    const token = await submitAndOpenMail(person);
    if (person.visibility !== "count") await confirmSignature(token, null, { now });
  }
  const [named, , , pending] = people;
  await submit({ email: named!.email, name: named!.name }, { slug: russian });
  return { named: named!.email, pending: pending!.email };
}

describe("a backup", () => {
  it("brings back every row, the counts and working links in another database", async () => {
    const { named, pending } = await signInEveryWay();
    const before = await readEverything();
    const counts = await readCounts();
    const manageToken = manageTokenOf(await requireRow(named));
    const summary = await backUp();
    await moveToFreshDatabase();

    const restored = await restore();
    expect(restored.rows).toBe(summary.rows);
    expect(await readEverything()).toEqual(before);
    expect(await readCounts()).toEqual(counts);
    expect(await sumDrift()).toBe(0);
    expect(await findOwnSignature(manageToken, "en", { now })).toMatchObject({ outcome: "found" });

    const token = confirmTokenOf(await requireRow(pending));
    expect(await confirmSignature(token, null, { now })).toMatchObject({ outcome: "confirmed" });
    expect((await readCounts()).british).toBe(counts.british + 1);
    await submit({ email: named, name: "Somebody Else" });
    expect((await requireRow(named)).name).not.toBe("Somebody Else");
  });

  it("is of one moment while signing goes on", async () => {
    for (let n = 0; n < 50; n += 1) await submitAndOpenMail(stranger());
    let going = true;
    const crowd = Array.from({ length: 8 }, async () => {
      while (going) await confirmSignature(await submitAndOpenMail(stranger()), null, { now });
    });
    await backUp();
    const during = await readCounts();
    going = false;
    await Promise.all(crowd);
    await moveToFreshDatabase();
    await restore();
    expect(await sumDrift()).toBe(0);
    expect((await readCounts()).british).toBeLessThanOrEqual(during.british);
  });

  it("can be read by its owner alone, and holds neither a name nor a key in the clear", async () => {
    const { email, name } = stranger();
    await submit({ email, name });
    await backUp();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = (await readFile(file)).toString("latin1");
    expect(text).not.toContain(name);
    for (const item of env.secretKeys.split(/\s+/)) expect(text).not.toContain(item.split(":")[1]);
  });

  it("never takes the place of another file, and leaves no half of one", async () => {
    await writeFile(file, "an older backup");
    await expect(backUp()).rejects.toThrow("is there already");
    expect(await readFile(file, "utf8")).toBe("an older backup");
    file = join(folder, "second.backup");
    const migrations = await readMigrations();
    const broken = { file, keys: "no keys", passphrases, migrations, now };
    await expect(writeBackup(broken)).rejects.toThrow("the keys cannot be read");
    expect(await readdir(folder)).toEqual(["campaign.backup"]);
  });

  it("knows every table, and there is no sequence that it would have to set", async () => {
    const kept = (await listTables(pool)).map(({ name }) => name);
    const all = await listAllTables(pool);
    expect([...kept, ...leftOut].sort()).toEqual([...all, "_prisma_migrations"].sort());
    const { rows } = await pool.query(
      "select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace",
    );
    expect(rows).toEqual([]);
  });
});

/** Behind the header, which grows with every migration, and the keys, which a restore that has them passes over. */
function startOfData(backup: Buffer): number {
  const afterHeader = backup.indexOf(10) + 1;
  const lengthOfKeys = backup.readUInt32BE(afterHeader) & 0x7fff_ffff;
  return afterHeader + 4 + lengthOfKeys;
}

describe("a restore that cannot be", () => {
  /** Tries, and proves that the database is as it was. */
  async function expectRefusal(message: RegExp, changes: Parameters<typeof restore>[0] = {}) {
    const before = await readEverything();
    await expect(restore(changes)).rejects.toThrow(message);
    expect(await readEverything()).toEqual(before);
  }

  it("changes nothing when a passphrase is wrong", async () => {
    await submit(stranger());
    await backUp();
    await moveToFreshDatabase();
    const askPassphrase = async () => "not the right one";
    await expectRefusal(/passphrase for the data is wrong/, { askPassphrase });
    await expectRefusal(/passphrase for the keys is wrong/, { askPassphrase, presentKeys: null });
  });

  it("changes nothing when the file was cut or altered, wherever that is", async () => {
    for (let n = 0; n < 20; n += 1) await submit(stranger());
    // Rows that gzip cannot make smaller, so that the data is more than one chunk.
    await pool.query(
      `insert into organiser (id, email, name, role, created_at)
       select gen_random_uuid(), n || '@example.org',
         (select string_agg(md5(random()::text || n || i), '') from generate_series(1, 800) i),
         'organiser', now()
       from generate_series(1, 50) n`,
    );
    await backUp();
    const whole = await readFile(file);
    expect(whole.length).toBeGreaterThan(2 * 256 * 1024);
    await moveToFreshDatabase();
    const places = [
      3,
      200,
      startOfData(whole) + 9,
      whole.length / 2,
      whole.length - 300_000,
      whole.length - 1,
    ];
    for (const place of places.map(Math.floor)) {
      const altered = Buffer.from(whole);
      altered[place]! ^= 1;
      await writeFile(file, altered);
      await expectRefusal(/altered|wrong|no backup|another version|in order/);
      await writeFile(file, whole.subarray(0, place));
      await expectRefusal(/cut|altered|no backup/);
    }
    await writeFile(file, Buffer.concat([whole, randomBytes(20)]));
    await expectRefusal(/goes on after its end/);
    await writeFile(file, whole);
    await restore();
  });

  it("leaves signatures alone unless told that they may go", async () => {
    const old = stranger();
    await submit(old);
    await backUp();
    await moveToFreshDatabase();
    const fresh = stranger();
    await submit(fresh);
    await expectRefusal(/holds signatures.*--replace/);
    await restore({ replace: true });
    expect(await findRow(fresh.email)).toBeUndefined();
    expect(await findRow(old.email)).toBeDefined();
    expect(await sumDrift()).toBe(0);
  });

  it("is refused for a backup of another version", async () => {
    await backUp();
    const migrations = [...(await readMigrations()), "29990101000000_later"];
    await expectRefusal(/made by another version/, { migrations });
  });

  it("puts the keys in place only together with the rows", async () => {
    await backUp();
    await moveToFreshDatabase();
    let placed: string | null = null;
    const placeKeys = async (keys: string) => {
      placed = keys;
      return async () => {
        placed = null;
      };
    };
    await restore({ presentKeys: makeSecretKeys(), placeKeys });
    expect(placed).toBe(env.secretKeys);
    const refuse = async () => {
      throw new Error("no room for keys");
    };
    await expectRefusal(/no room for keys/, { presentKeys: null, placeKeys: refuse });
  });
});
