import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { cancelDelivery } from "@/lib/deliveries";
import { makeDelivery } from "@/lib/deliveries/run";
import { beginDelivery, findDelivery } from "@/lib/deliveries/store";
import { makeFileKey } from "@/lib/deliveries/chunks";
import { seedSignatures } from "../../bench/seed-signatures";
import { storyStart } from "../../support/clock";
import {
  admin,
  connectAlone,
  deliver,
  queueDelivery,
  readDelivery,
  signAndConfirm,
} from "../../support/deliveries";
import { readFreshFacts } from "./read";

const now = () => storyStart;

/** Far more than one batch of rows. */
async function signMany(rows: number) {
  await connectAlone((client) =>
    seedSignatures(client, { slug: "british", rows, day: "2026-11-20" }),
  );
}

const many = { profile: "public", formats: ["json"], order: "surname" } as const;

async function leftovers(id: string) {
  const { rows } = await pool.query<{ chunks: number; items: number }>(
    `select (select count(*)::int from delivery_chunk where delivery_id = $1) as chunks,
       (select count(*)::int from delivery_item where delivery_id = $1) as items`,
    [id],
  );
  return rows[0]!;
}

describe("while a delivery is made", () => {
  it("withdrawals go on, and it stays of one moment", async () => {
    await signMany(12_000);
    const id = await queueDelivery({ ...many, formats: ["json", "csv", "osdi"] });
    let isMade = false;
    const making = makeDelivery(id, { now }).finally(() => (isMade = true));
    let withdrawn = 0;
    while (!isMade) {
      const { rowCount } = await pool.query(
        `update signature set state = 'withdrawn', name = null, search_words = null, role = null,
           organisation = null, sealed = null
         where id in (select id from signature where state = 'confirmed' limit 50)`,
      );
      withdrawn += rowCount ?? 0;
    }
    await making;
    expect(withdrawn).toBeGreaterThan(0);
    const { delivery, files } = await readDelivery(id);
    expect(delivery.failure).toBeNull();
    const { confirmed, named, initials, counted } = delivery.sums!;
    expect(named + initials + counted).toBe(confirmed);
    const { signatories } = readFreshFacts(files);
    expect(signatories).toHaveLength(named + initials);
    expect(signatories.every(({ name }) => name.length > 0)).toBe(true);
    const csv = Object.entries(files).find(([path]) => path.endsWith("names.csv"))![1];
    expect(csv.toString().trimEnd().split("\r\n")).toHaveLength(
      1 + delivery.sums!.besides + named + initials,
    );
  });

  it("its admin cancels it, and nothing of it is left", async () => {
    await signMany(30_000);
    const actor = await admin();
    const id = await queueDelivery({ ...many, formats: ["json", "osdi", "xlsx", "pdf"] });
    const making = makeDelivery(id, { now });
    while (!(await findDelivery(id))!.rowsDone)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await cancelDelivery(actor, id, { now: storyStart })).toEqual({ outcome: "done" });
    await making;
    expect((await findDelivery(id))!).toMatchObject({ state: "cancelled", fileKey: null });
    expect(await leftovers(id)).toEqual({ chunks: 0, items: 0 });
    expect(await cancelDelivery(actor, id, { now: storyStart })).toEqual({ outcome: "too_late" });
  });

  it("a worker that died is followed by one that begins anew", async () => {
    await signAndConfirm({ name: "Ada Fiction", email: "ada@example.org" });
    const id = await queueDelivery({ formats: ["json"] });
    await beginDelivery(id, makeFileKey(id).sealed);
    await pool.query(
      "insert into delivery_chunk (delivery_id, number, bytes) values ($1, 1, 'half'), ($1, 9, 'half')",
      [id],
    );
    await makeDelivery(id, { now });
    const { delivery, files } = await readDelivery(id);
    expect(delivery.state).toBe("ready");
    expect(readFreshFacts(files).signatories.map(({ name }) => name)).toEqual(["Ada Fiction"]);
    // A job that comes a second time changes nothing of what is ready.
    await makeDelivery(id, { now });
    expect((await findDelivery(id))!.manifestSha256).toBe(delivery.manifestSha256);
  });

  it("a full disk fails it with a word that says so, and without half a file", async () => {
    await signAndConfirm({ name: "Ada Fiction", email: "ada@example.org" });
    await pool.query(
      `create function no_space() returns trigger language plpgsql as
         $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
    );
    await pool.query(
      "create trigger no_space before insert on delivery_chunk for each row execute function no_space()",
    );
    try {
      const { delivery } = await deliver();
      expect(delivery).toMatchObject({ state: "failed", failure: "no_space", fileKey: null });
      expect(await leftovers(delivery.id)).toEqual({ chunks: 0, items: 0 });
    } finally {
      await pool.query("drop trigger no_space on delivery_chunk; drop function no_space");
    }
  });

  it("a list that does not add up to the count on the site is not made", async () => {
    await signAndConfirm({ name: "Ada Fiction", email: "ada@example.org" });
    await pool.query("update tally set count = count + 1");
    const { delivery } = await deliver();
    expect(delivery).toMatchObject({ state: "failed", failure: "does_not_reconcile" });
    await pool.query("update tally set count = count - 1");
  });

  it("a statement that is a draft again has no list", async () => {
    const { delivery } = await deliver({ statements: ["british", "nothing-of-ours"] });
    expect(delivery).toMatchObject({ state: "failed", failure: "statement_gone" });
  });
});
