import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { askForSignInLink, sendSignInLink } from "@/lib/accounts";
import { pool } from "@/lib/db";
import * as payloads from "@/lib/jobs/schema";
import { deliverMails } from "@/lib/mail";
import { countOldSeals, rereadKeys, resealEverything } from "@/lib/privacy";
import { sealedTasks } from "@/lib/privacy/reseal-jobs";
import { rotateAddresses } from "@/scripts/keys/rotate-addresses";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";
import { addVersion, haveKeysInFile, keyFile } from "../support/key-file";

haveKeysInFile();

async function deliverEverything() {
  const { rows } = await pool.query<{ id: string }>("select id from mail_message");
  return deliverMails(
    rows.map(({ id }) => id),
    { now },
  );
}

it("an address that waits in a job is sealed anew, and its link still comes once the old key is gone", async () => {
  const { actor } = await signInAs("admin");
  await askForSignInLink(actor.email, { locale: "en", network: null, now });
  await askForSignInLink("nobody@example.org", { locale: "ru", network: null, now });
  await addVersion("addresses");
  rereadKeys();
  expect(await countOldSeals()).toBe(2);
  await expect(rotateAddresses({ dropOld: true })).rejects.toThrow("2 values need the old");
  expect(await resealEverything()).toEqual({ resealed: 2, unreadable: 0, left: 0 });
  await rotateAddresses({ dropOld: true });
  rereadKeys();
  expect(await readFile(keyFile(), "utf8")).not.toContain("addresses.1=");
  for (const payload of await findWaiting(payloads.jobNames.sendSignInLink)) {
    await sendSignInLink(payloads.sendSignInLinkPayload.parse(payload), { now });
  }
  expect(await deliverEverything()).toMatchObject({ sent: 1, failed: 0 });
});

async function findWaiting(task: string): Promise<unknown[]> {
  const { rows } = await pool.query<{ payload: unknown }>(
    `select payload from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = task_id where identifier = $1`,
    [task],
  );
  expect(rows).toHaveLength(2);
  return rows.map(({ payload }) => payload);
}

it("every job that waits with something sealed is known to the rotation", () => {
  const carrying = Object.entries(payloads).flatMap(([name, schema]) =>
    typeof schema === "object" && "shape" in schema && "sealed" in schema.shape ? [name] : [],
  );
  expect(carrying).toEqual(["sendSignInLinkPayload"]);
  expect(sealedTasks.map(({ task }) => task)).toEqual([payloads.jobNames.sendSignInLink]);
});
