import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { countWaitingBeside } from "@/lib/campaign";
import type { WaitingBeside } from "@/lib/campaign/schema";
import { pool } from "@/lib/db";
import { attachEvidence } from "@/lib/signatories";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";
import { queueDelivery } from "../support/deliveries";
import { approve, importList, invite, requireEntry } from "../support/notables";
import { submit } from "../support/signing";

let anna: Actor;
let boris: Actor;
let oscar: Actor;
beforeEach(async () => {
  anna = (await signInAs("admin")).actor;
  boris = (await signInAs("admin")).actor;
  oscar = (await signInAs("organiser")).actor;
});

/** For Anna and Boris, who are admins, and Oscar, who is none. */
async function countForEach(what: keyof WaitingBeside): Promise<number[]> {
  const counts = await Promise.all([anna, boris, oscar].map(countWaitingBeside));
  return counts.map((each) => each[what]);
}

it("a notable waits for everybody but who entered the name or attached the evidence", async () => {
  await importList(anna, "Anna Example, poet");
  expect(await countForEach("notables")).toEqual([0, 1, 1]);
  const { id } = await invite(oscar, "Vera Example");
  expect(await countForEach("notables")).toEqual([0, 1, 1]);
  await attachEvidence(boris, { id, note: "Said so on the telephone", url: null }, { now });
  expect(await countForEach("notables")).toEqual([1, 1, 1]);
  await approve(boris, (await requireEntry("Anna Example")).id);
  expect(await countForEach("notables")).toEqual([1, 0, 0]);
});

it("a notable waits for the only one of the team, whoever entered it", async () => {
  await importList(anna, "Anna Example, poet");
  await pool.query("update organiser set removed_at = $1 where id <> $2", [now, anna.id]);
  expect((await countWaitingBeside(anna)).notables).toBe(1);
});

it("a list waits for the admins who have not asked for it", async () => {
  const id = await queueDelivery();
  const asked =
    "update delivery set state = 'awaiting_approval', requested_by_id = $2 where id = $1";
  await pool.query(asked, [id, anna.id]);
  expect(await countForEach("deliveries")).toEqual([0, 1, 0]);
});

it("mails that were given up wait for who can send them again", async () => {
  await submit({ name: "Vera Example", email: "vera@example.org" });
  await pool.query("update mail_message set state = 'failed', recipient = null");
  expect(await countForEach("failedMails")).toEqual([1, 1, 0]);
});
