import { beforeEach, expect, it } from "vitest";
import { askForSignInLink, sendSignInLink } from "@/lib/accounts";
import { pool } from "@/lib/db";
import { forgetLimits } from "@/lib/limits/state";
import { requestLinks } from "@/lib/signing";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";

// Before `lib/env` reads it: `vitest.config.ts` sets it off for the other stories.
process.env.LIMITS = "on";

beforeEach(forgetLimits);

const hall = "203.0.113.7";
const anna = "anna@example.org";

const ask = (address = anna) => askForSignInLink(address, { locale: "en", network: hall, now });

const findMine = (address: string) =>
  requestLinks(address, { locale: "en", network: hall }, { now });

/** Minutes until the worker sends the links that wait. */
async function listPauses(): Promise<number[]> {
  const { rows } = await pool.query<{ minutes: number }>(
    `select round(extract(epoch from jobs.run_at - now()) / 60)::int as minutes
     from graphile_worker._private_jobs jobs
     join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
     where tasks.identifier = 'send_sign_in_link'`,
  );
  return rows.map(({ minutes }) => minutes);
}

it("a signer who asks for links all day long does not count against the team", async () => {
  for (let n = 0; n < 70; n += 1) await findMine(`signer-${n}@example.org`);
  expect(await findMine(anna)).toMatchObject({ outcome: "limited" });
  expect(await ask()).toEqual({ outcome: "taken" });
  expect(await listPauses()).toEqual([0]);
});

it("who asks for the team’s links all day long makes them wait ten minutes, and no longer", async () => {
  for (let n = 0; n < 70; n += 1) await ask(`nobody-${n}@example.org`);
  await pool.query("delete from graphile_worker._private_jobs");
  for (let n = 0; n < 3; n += 1) expect(await ask()).toEqual({ outcome: "taken" });
  expect(await listPauses()).toEqual([10]);
});

it("a flood of made-up addresses leaves a few jobs in the queue, and a member’s link comes all the same", async () => {
  const { actor } = await signInAs("organiser");
  for (let n = 0; n < 130; n += 1) await ask(`nobody-${n}@example.org`);
  const flood = Array.from({ length: 300 }, (_, n) => `made-up-${n}@example.org`);
  flood.splice(150, 0, actor.email);
  const answers = await Promise.all(flood.map((address) => ask(address)));
  expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(["taken"]));
  const payloads = await listPayloads();
  expect(payloads.length).toBeLessThanOrEqual(65);
  for (const payload of payloads) await sendSignInLink(payload, { now });
  const { rows } = await pool.query("select recipient, organiser_id from mail_message");
  expect(rows).toMatchObject([{ organiser_id: actor.id }]);
});

it("an address that is nobody’s makes one job like a member’s, under a name like any other", async () => {
  const { actor } = await signInAs("organiser");
  const before = await listKeys();
  await ask(actor.email);
  await ask("nobody@example.org");
  const keys = await listKeys();
  expect(keys).toHaveLength(before.length + 2);
  for (const key of keys) expect(key).toMatch(/^sign_in:[\w-]{22}$/);
});

async function listKeys(): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(
    "select key from graphile_worker._private_jobs where key like 'sign\\_in:%'",
  );
  return rows.map(({ key }) => key);
}

async function listPayloads(): Promise<{ sealed: string; locale: "en" }[]> {
  const { rows } = await pool.query<{ payload: { sealed: string; locale: "en" } }>(
    "select payload from graphile_worker._private_jobs where key like 'sign\\_in:%'",
  );
  return rows.map(({ payload }) => payload);
}
