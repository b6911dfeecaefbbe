import { describe, expect, it } from "vitest";
import { checkReadiness, pool, readMeasures } from "@/lib/db";
import { checkTally } from "@/lib/signing";
import { later } from "../support/clock";
import { signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";

const exact = { statements: 0, versions: 0, campaigns: 0, signers: 0 };
// The age of a check is told by the database's clock.
const now = new Date();

describe("the worker's full count", () => {
  it("is told by readiness and metrics, which never count themselves", async () => {
    await signAndConfirm(stranger());
    expect((await checkReadiness()).tally).toBe("not compared with a full count yet");
    expect((await readMeasures()).tally).toBeNull();
    expect(await checkTally({ now })).toEqual(exact);
    expect((await checkReadiness()).tally).toBe("ok");
    expect((await readMeasures()).tally).toMatchObject({ drift: exact });

    await pool.query("update tally set count = count + 3 where count > 0");
    expect((await checkReadiness()).tally).toBe("ok");
    expect(await checkTally({ now: later({ minutes: 10 }, now) })).toMatchObject({ statements: 3 });
    const { ready, worker, tally } = await checkReadiness();
    expect(tally).toMatch(/^differs from a full count made -?\d+ s ago: statements 3$/);
    // Counts that differ are no reason to take the site away.
    expect(ready).toBe(worker === "ok");
    expect((await readMeasures()).tally!.drift.statements).toBe(3);
  });

  it("pauses the longer the more there is to count", async () => {
    await checkTally({ now });
    await pool.query("update tally set count = 1000000 where true");
    expect(await checkTally({ now: later({ hours: 20 }, now) })).toBeNull();
    expect(await checkTally({ now: later({ hours: 45 }, now) })).not.toBeNull();
    await pool.query("update tally set count = 10000 where true");
    expect(await checkTally({ now: later({ hours: 46 }, now) })).not.toBeNull();
  });
});
