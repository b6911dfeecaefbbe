import { readFile, rm, stat } from "node:fs/promises";
import { describe, expect, it, vi } from "vitest";
import { pool } from "@/lib/db";
import { deliverMails } from "@/lib/mail";
import { countOldSeals, open, rereadKeys, resealEverything, seal } from "@/lib/privacy";
import { sealedColumns } from "@/lib/privacy/sealed-columns";
import { addItem, makeNextItem } from "@/lib/secret-keys";
import {
  confirmSignature,
  findOwnSignature,
  findProposal,
  unsubscribe,
  unsubscribeLinkOf,
} from "@/lib/signing";
import { replaceKeyFile } from "@/scripts/keys/key-file";
import { rotateLinks } from "@/scripts/keys/rotate-links";
import { storyStart } from "../support/clock";
import { addVersion, dropOldVersions, haveKeysInFile, keyFile } from "../support/key-file";
import { sumDrift } from "../support/counts";
import { stranger } from "../support/people";
import {
  confirmTokenOf,
  manageTokenOf,
  requireRow,
  submit,
  submitAndOpenMail,
} from "../support/signing";

const now = storyStart;

haveKeysInFile();

/** Signers in all the ways in which something of them is sealed. */
async function signInManyWays() {
  const waiting = Array.from({ length: 7 }, stranger);
  for (const person of waiting) await submit(person);
  const hidden = { ...stranger(), visibility: "handover" as const, role: "doctor" };
  await confirmSignature(await submitAndOpenMail(hidden), null, { now });
  const curious = { ...stranger(), updates: true };
  await confirmSignature(await submitAndOpenMail(curious), null, { now });
  return { waiting, hidden, curious };
}

async function listVersions(): Promise<number[]> {
  const { rows } = await pool.query<{ version: number }>(
    `select distinct get_byte(sealed, 0) as version from (
       select sealed from signer_address union all
       select sealed from signature where sealed is not null union all
       select recipient from mail_message where recipient is not null
     ) everything order by 1`,
  );
  return rows.map(({ version }) => version);
}

async function deliverEverything() {
  const { rows } = await pool.query<{ id: string }>("select id from mail_message");
  return deliverMails(
    rows.map(({ id }) => id),
    { now },
  );
}

describe("the key for addresses", () => {
  it("is renewed: everything is sealed anew, and the old version can go", async () => {
    const { hidden } = await signInManyWays();
    await addVersion("addresses");
    rereadKeys();
    const seen: number[] = [];
    const report = await resealEverything({
      batchSize: 4,
      onProgress: ({ done }) => seen.push(done),
    });
    expect(report).toEqual({ resealed: 9 + 1 + 11, unreadable: 0, left: 0 });
    expect(seen).toEqual([4, 8, 9, 1, 4, 8, 11]);
    expect(await listVersions()).toEqual([2]);
    expect(await countOldSeals()).toBe(0);
    await dropOldVersions("addresses");
    const own = await findOwnSignature(manageTokenOf(await requireRow(hidden.email)), "en", {
      now,
    });
    expect(own).toMatchObject({ signature: { name: hidden.name, role: "doctor" } });
    expect(await deliverEverything()).toMatchObject({ sent: 9, failed: 0, waiting: 0 });
    expect(await sumDrift()).toBe(0);
  });

  it("may be interrupted anywhere, and goes on where it was", async () => {
    await signInManyWays();
    await addVersion("addresses");
    rereadKeys();
    const stop = () => {
      throw new Error("Ctrl-C");
    };
    await expect(resealEverything({ batchSize: 4, onProgress: stop })).rejects.toThrow("Ctrl-C");
    expect(await listVersions()).toEqual([1, 2]);
    expect(await countOldSeals()).toBe(21 - 4);
    expect(await resealEverything()).toMatchObject({ resealed: 21 - 4, left: 0 });
    expect(await resealEverything()).toEqual({ resealed: 0, unreadable: 0, left: 0 });
  });

  it("changes under a platform that goes on signing, confirming and mailing", async () => {
    await signInManyWays();
    await addVersion("addresses");
    rereadKeys();
    let going = true;
    const crowd = Array.from({ length: 6 }, async (_, n) => {
      while (going) {
        const person = { ...stranger(), visibility: "handover" as const, updates: n % 2 === 0 };
        await confirmSignature(await submitAndOpenMail(person), null, { now });
        await deliverEverything();
      }
    });
    const report = await resealEverything({ batchSize: 3 });
    going = false;
    await Promise.all(crowd);
    expect(report).toMatchObject({ unreadable: 0, left: 0 });
    expect(await listVersions()).toEqual([2]);
    const { rows } = await pool.query(
      "select 1 from mail_message where state <> 'queued' and recipient is not null",
    );
    expect(rows).toEqual([]);
    expect(await sumDrift()).toBe(0);
  });

  it("does not bring back what is erased or sealed again in the same moment", async () => {
    const { waiting } = await signInManyWays();
    await addVersion("addresses");
    rereadKeys();
    const { id } = await requireRow(waiting[0]!.email);
    const holder = await pool.connect();
    await holder.query("begin");
    await holder.query("delete from signer_address where signature_id = $1", [id]);
    const resealing = resealEverything();
    setTimeout(() => void holder.query("commit").then(() => holder.release()), 100);
    expect(await resealing).toMatchObject({ unreadable: 0, left: 0 });
    const { rowCount } = await pool.query("select 1 from signer_address where signature_id = $1", [
      id,
    ]);
    expect(rowCount).toBe(0);
  });

  it("reaches a process that was not restarted: in seconds, or when it meets the new version", async () => {
    const old = seal("anna@example.org", "x");
    await addVersion("addresses");
    // A module of its own is what another process would have.
    vi.resetModules();
    const other = await import("@/lib/privacy");
    const fresh = other.seal("anna@example.org", "x");
    expect([old[0], fresh[0], seal("anna@example.org", "x")[0]]).toEqual([1, 2, 1]);
    const clock = vi.spyOn(performance, "now");
    const start = performance.now();
    clock.mockReturnValue(start + 300);
    expect(open(fresh, "x")).toBe("anna@example.org");
    expect(seal("anna@example.org", "x")[0]).toBe(2);
    await addVersion("addresses");
    clock.mockReturnValue(start + 5_000);
    expect(seal("anna@example.org", "x")[0]).toBe(2);
    clock.mockReturnValue(start + 5_400);
    expect(seal("anna@example.org", "x")[0]).toBe(3);
    expect(open(old, "x")).toBe("anna@example.org");
  });

  it("is kept by a process that runs, should the file go", async () => {
    const sealed = seal("anna@example.org", "x");
    await rm(keyFile());
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 60_000);
    expect(open(sealed, "x")).toBe("anna@example.org");
  });

  it("says of what does not open that the old version is needed still", async () => {
    const { waiting } = await signInManyWays();
    const { id } = await requireRow(waiting[0]!.email);
    await pool.query("update signer_address set sealed = '\\x63aabb' where signature_id = $1", [
      id,
    ]);
    await addVersion("addresses");
    rereadKeys();
    expect(await resealEverything()).toMatchObject({ unreadable: 1, left: 1 });
  });
});

describe("the key for links", () => {
  it("is renewed, and links that are out go on working until the old version is dropped", async () => {
    const { waiting, hidden } = await signInManyWays();
    const confirmToken = confirmTokenOf(await requireRow(waiting[0]!.email));
    const manageToken = manageTokenOf(await requireRow(hidden.email));
    await addVersion("links");
    rereadKeys();
    const fresh = confirmTokenOf(await requireRow(waiting[0]!.email));
    expect(fresh).not.toBe(confirmToken);
    for (const token of [confirmToken, fresh]) {
      expect(await findProposal(token, "en", { now })).toMatchObject({ outcome: "pending" });
    }
    expect(await findOwnSignature(manageToken, "en", { now })).toMatchObject({ outcome: "found" });
    await dropOldVersions("links");
    expect(await findProposal(fresh, "en", { now })).toMatchObject({ outcome: "pending" });
    expect(await findProposal(confirmToken, "en", { now })).toEqual({ outcome: "unknown_link" });
  });

  it("keeps its old version for as long as a link in a mail may stop the news", async () => {
    const person = { ...stranger(), updates: true };
    await confirmSignature(await submitAndOpenMail(person), null, { now });
    const row = await requireRow(person.email);
    const link = unsubscribeLinkOf({ ...row, confirmedOn: new Date(row.confirmed_on!) });
    const addAsOf = async (daysAgo: number) => {
      const text = await readFile(keyFile(), "utf8");
      const day = new Date(Date.now() - daysAgo * 86_400_000);
      await replaceKeyFile(addItem(text, makeNextItem(text, "links"), day));
      rereadKeys();
    };
    const text = await readFile(keyFile(), "utf8");
    await addAsOf(402);
    await expect(rotateLinks({ dropOld: true })).rejects.toThrow("need the old version until");
    await unsubscribe(link.split("/").at(-1)!);
    expect(await requireRow(person.email)).toMatchObject({ wants_updates: false });
    await replaceKeyFile(text);
    await addAsOf(3_652);
    await rotateLinks({ dropOld: true });
    expect(await readFile(keyFile(), "utf8")).not.toContain("links.1=");
  });
});

describe("the key file", () => {
  it("stays its owner's alone, with a word on the key that never changes", async () => {
    await addVersion("addresses");
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    const text = await readFile(keyFile(), "utf8");
    expect(text).toContain("fingerprint.1 never changes");
    expect(text).toMatch(/^# addresses\.2 made on 2026-11-22$/m);
    await expect(replaceKeyFile("nonsense")).rejects.toThrow("cannot be read");
    expect(await readFile(keyFile(), "utf8")).toBe(text);
  });
});

it("every sealed column of the database is known to the rotation", async () => {
  const { rows } = await pool.query<{ column: string }>(
    `select table_name || '.' || column_name as column from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea'
       and column_name ~ '(sealed|recipient|encrypted|cipher)'`,
  );
  const known = sealedColumns.map(({ table, column }) => `${table}.${column}`);
  expect(new Set(rows.map(({ column }) => column))).toEqual(new Set(known));
});
