import { beforeEach, expect, it } from "vitest";
import { askForSignInLink } from "@/lib/accounts";
import { pool } from "@/lib/db";
import { forgetLimits } from "@/lib/limits/state";
import { requestLinks } from "@/lib/signing";
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
