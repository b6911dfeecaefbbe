import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { findRule, previewRule, startRule, undoRule } from "@/lib/moderation";
import { findTallyDrift } from "@/lib/signing";
import { signInAs } from "../support/actors";
import { count, draft, seed, sumUp, workOff } from "../support/bulk-rules";
import { storyStart as now } from "../support/clock";
import { readCounts } from "../support/signing";

let oscar: Actor;

beforeEach(async () => {
  oscar = (await signInAs("organiser")).actor;
});

describe("a bulk rule over 100,000 signatures", () => {
  it("says exactly how many it hits, shows how far it is, and is undone to the last signature", async () => {
    await seed(103_500);
    const before = [await readCounts(), await sumUp()];
    const id = await draft(oscar);
    const rule = (await findRule(oscar, id))!;
    const preview = await previewRule(oscar, rule);
    const confirmed = await count("state = 'confirmed'");
    expect(confirmed).toBeGreaterThan(100_000);
    expect(preview).toMatchObject({ fitting: confirmed, changing: confirmed });
    expect(preview.sample).toHaveLength(20);

    await startRule(oscar, id, { now });
    const run = workOff(id);
    const seen: number[] = [];
    for (let state = "running"; state !== "done";) {
      const progress = (await findRule(oscar, id))!;
      state = progress.state;
      seen.push(progress.done);
      // Exact at every commit, and the same as what the rule says it has changed.
      const { rows } = await pool.query(
        `select changed + (select sum(count) from tally)::int as accounted_for,
           (select count(*) from signature where state = 'invalidated')::int - changed as unaccounted
         from moderation_rule`,
      );
      expect(rows).toEqual([{ accounted_for: confirmed, unaccounted: 0 }]);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    await run;
    expect(seen.some((done) => done > 0 && done < confirmed)).toBe(true);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(await findRule(oscar, id)).toMatchObject({
      total: confirmed,
      done: confirmed,
      changed: confirmed,
    });
    expect((await readCounts()).british).toBe(0);

    await undoRule(oscar, id, { now });
    await workOff(id);
    expect(await findRule(oscar, id)).toMatchObject({ state: "undone", restored: confirmed });
    expect([await readCounts(), await sumUp()]).toEqual(before);
    expect(await findTallyDrift()).toEqual({
      statements: 0,
      versions: 0,
      campaigns: 0,
      signers: 0,
    });
  }, 300_000);
});
