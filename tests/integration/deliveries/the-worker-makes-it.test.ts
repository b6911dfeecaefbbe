import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { pool, withTransaction } from "@/lib/db";
import { queueMaking } from "@/lib/deliveries/request";
import { findDelivery } from "@/lib/deliveries/store";
import { runWorker } from "@/lib/jobs";
import { queueDelivery, readDelivery, signAndConfirm } from "../../support/deliveries";
import { readFreshFacts } from "./read";

it("the worker makes a list in a process of its own", async () => {
  await signAndConfirm({ name: "Ada Fiction", email: "ada@example.org" });
  const id = await queueDelivery({ formats: ["json"] });
  await withTransaction((transaction) => queueMaking(transaction, id));
  const worker = await runWorker();
  try {
    while (await countJobs()) await sleep(100);
  } finally {
    await worker.stop();
  }
  expect((await findDelivery(id))!.state).toBe("ready");
  const { files } = await readDelivery(id);
  expect(readFreshFacts(files).signatories.map(({ name }) => name)).toEqual(["Ada Fiction"]);
});

/** Lists that wait or are being made. */
async function countJobs(): Promise<number> {
  const { rowCount } = await pool.query(
    "select from graphile_worker.jobs where task_identifier = 'make_delivery'",
  );
  return rowCount ?? 0;
}
