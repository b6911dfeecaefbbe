import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cast } from "@/prisma/seed/builders";
import { pool } from "@/lib/db";
import { makeDelivery } from "@/lib/deliveries/run";
import { storyStart } from "../../support/clock";
import { connectAlone, queueDelivery } from "../../support/deliveries";
import { promote, signAndConfirm } from "../../support/own-signature";

const now = () => storyStart;
const { anna } = cast;

// The file is written last, when every line has been read; there the story holds it up.
beforeAll(() =>
  pool.query(
    `create function wait_for_the_story() returns trigger language plpgsql as
       $$ begin perform pg_advisory_xact_lock(1); return new; end $$;
     create trigger wait_for_the_story before insert on delivery_chunk
       for each statement execute function wait_for_the_story()`,
  ),
);
afterAll(() => pool.query("drop function wait_for_the_story cascade"));

/** A notable signatory of a list that is at its last step, when `meanwhile` happens. */
async function deliverWhile(meanwhile: (entry: string) => Promise<unknown>) {
  const { row } = await signAndConfirm({ email: anna.email, name: anna.name, country: "FJ" });
  const entry = await promote(row);
  const id = await queueDelivery();
  await connectAlone(async (client) => {
    await client.query("select pg_advisory_lock(1)");
    const making = makeDelivery(id, { now });
    while (!(await isHeldUp())) await sleep(20);
    await meanwhile(entry);
    await client.query("select pg_advisory_unlock(1)");
    await making;
  });
  const { rows } = await pool.query<{ kept: boolean }>(
    "select line <> '' as kept from delivery_item where delivery_id = $1 and notable_id = $2",
    [id, entry],
  );
  return rows;
}

async function isHeldUp(): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select from pg_locks where locktype = 'advisory' and not granted
       and database = (select oid from pg_database where datname = current_database())`,
  );
  return rowCount! > 0;
}

it.each([
  ["name", `name = '{"en": "Anna Corrected"}'`],
  ["role", `role = '{"en": "dean"}'`],
  ["organisation", `organisation = '{"en": "Sampleton College"}'`],
  ["capacity", `capacity = 'organisation'`],
  ["country", `country = 'GB'`],
])("a notable whose %s changes while a list is made cannot be tried by it", async (_, change) => {
  const rows = await deliverWhile((entry) =>
    pool.query(`update notable set ${change} where id = $1`, [entry]),
  );
  expect(rows).toEqual([{ kept: false }]);
});

it("one of whom nothing changes that a list says keeps the line", async () => {
  const rows = await deliverWhile((entry) =>
    pool.query(`update notable set source_note = 'another' where id = $1`, [entry]),
  );
  expect(rows).toEqual([{ kept: true }]);
});
