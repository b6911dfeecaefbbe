import { expect, it } from "vitest";
import { closeDatabase, pool } from "@/lib/db";
import { stranger } from "../support/people";
import { submit } from "../support/signing";

it("closing the database waits for every signature that was accepted", async () => {
  let answered = 0;
  for (let person = 0; person < 200; person += 1) {
    void submit(stranger()).then(() => (answered += 1));
  }
  // Each has passed its checks and waits for its commit.
  await new Promise((resolve) => setImmediate(resolve));
  await closeDatabase();
  expect(answered).toBe(200);
  const { rows } = await pool.query("select count(*)::int as stored from signature");
  expect(rows).toEqual([{ stored: 200 }]);
});
