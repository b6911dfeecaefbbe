import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import {
  cancelRule,
  discardRule,
  draftRule,
  findRule,
  findSignature,
  listRules,
  previewRule,
  runRule,
  startRule,
  undoRule,
  type RuleInput,
} from "@/lib/moderation";
import { changedBy } from "@/lib/moderation/rule-sql";
import { ruleVerbs } from "@/lib/moderation/schema";
import { findTallyDrift } from "@/lib/signing";
import { standingCan } from "@/lib/signing/schema";
import { signInAs } from "../support/actors";
import { count, draft, seed, sumUp, workOff } from "../support/bulk-rules";
import { later, storyStart as now } from "../support/clock";
import { withConnection } from "../support/database";
import { moderate } from "../support/moderation";
import { submitAndOpenMail } from "../support/signing";

let oscar: Actor;

beforeEach(async () => {
  oscar = (await signInAs("organiser")).actor;
});

afterEach(async () => {
  expect(await findTallyDrift()).toEqual({ statements: 0, versions: 0, campaigns: 0, signers: 0 });
});

describe("a bulk rule", () => {
  beforeEach(() => seed(4_000));

  it("hits what its conditions say and nothing else", async () => {
    const preview = async (conditions: RuleInput["conditions"]) =>
      (await previewRule(oscar, (await findRule(oscar, await draft(oscar, { conditions })))!))
        .fitting;
    expect(await preview({ country: "RU" })).toBe(await count("country = 'RU'"));
    expect(await preview({ visibility: "handover", state: "pending" })).toBe(
      await count("visibility = 'handover' and state = 'pending'"),
    );
    expect(await preview({ nameWords: "Ada TEST" })).toBe(
      await count("search_words ~ '(^| )ada' and search_words ~ ' test'"),
    );
    expect(await preview({ from: "2026-10-01", to: "2026-10-31", locale: "ru" })).toBe(
      await count("submitted_on between '2026-10-01' and '2026-10-31' and locale = 'ru'"),
    );
    expect(await preview({ statement: "russian" })).toBe(0);
    expect(await preview({ statement: "no-such" })).toBe(0);
    await submitAndOpenMail({
      name: "Mona Mocker",
      organisation: "Zębrą & Co",
      email: "mona@example.org",
    });
    expect(await preview({ organisationWords: "zebra" })).toBe(1);
    expect(await preview({ nameWords: "zebra" })).toBe(0);
  });

  it("changes as many as it said it would, for every deed and standing", async () => {
    await pool.query(`update signature set quarantined = (get_byte(nonce, 0) % 2 = 0),
      flags = case get_byte(nonce, 1) % 3 when 0 then '{mixed_script}'::text[] when 1 then '{by_organiser}'
        else '{}' end where state in ('pending', 'confirmed')`);
    for (const verb of ruleVerbs) {
      const { rows } = await pool.query(
        `select distinct s.state, s.quarantined, s.flags, (${changedBy[verb]}) as changes from signature s`,
      );
      for (const { changes, ...standing } of rows) {
        expect([verb, standing, changes]).toEqual([verb, standing, standingCan[verb](standing)]);
      }
      const id = await draft(oscar, { verb, conditions: { country: "GB" } });
      const { changing } = await previewRule(oscar, (await findRule(oscar, id))!);
      await startRule(oscar, id, { now });
      await workOff(id);
      expect(await findRule(oscar, id)).toMatchObject({
        state: "done",
        total: changing,
        changed: changing,
      });
      await undoRule(oscar, id, { now });
      await workOff(id);
    }
  });

  it("asks for something, and for a reason to invalidate", async () => {
    const ask = (input: object) => draftRule(oscar, input as RuleInput, { now });
    const conditions = { country: "GB" };
    for (const input of [
      { conditions: {}, verb: "flag" },
      { conditions: { flagged: false, nameWords: " " }, verb: "flag" },
      { conditions: { nameWords: "…" }, verb: "flag" },
      { conditions: { country: "XX" }, verb: "flag" },
      { conditions: { from: "2026-11-02", to: "2026-11-01" }, verb: "flag" },
      { conditions: { state: "invalidated" }, verb: "flag" },
      { conditions, verb: "invalidate" },
      { conditions, verb: "erase" },
      { conditions, verb: "unflag" },
      {},
    ]) {
      expect((await ask(input)).outcome).toBe("invalid");
    }
    expect(await listRules(oscar)).toEqual([]);
  });

  it("goes on after a worker's death in the middle, and two workers at it double nothing", async () => {
    const before = await sumUp();
    const id = await draft(oscar, {
      verb: "quarantine",
      conditions: { country: "GB", state: "confirmed" },
    });
    const { changing } = await previewRule(oscar, (await findRule(oscar, id))!);
    await startRule(oscar, id, { now });
    await killDuringBatch(id);
    const { done } = (await findRule(oscar, id))!;
    expect(done).toBe(0);
    await Promise.all([workOff(id), workOff(id), workOff(id)]);
    expect(await findRule(oscar, id)).toMatchObject({
      state: "done",
      done: changing,
      changed: changing,
    });
    const { rows } = await pool.query(
      "select count(*)::int as acts, count(distinct signature_id)::int as signatures from moderation_act",
    );
    expect(rows).toEqual([{ acts: changing, signatures: changing }]);
    await undoRule(oscar, id, { now });
    await Promise.all([workOff(id), workOff(id)]);
    expect(await sumUp()).toBe(before);
  });

  it("can be cancelled, and undone from there", async () => {
    const before = await sumUp();
    const id = await draft(oscar);
    await startRule(oscar, id, { now });
    expect(await cancelRule(oscar, id, { now })).toEqual({ outcome: "done" });
    await workOff(id);
    expect(await findRule(oscar, id)).toMatchObject({ state: "cancelled", changed: 0 });
    expect(await undoRule(oscar, id, { now })).toEqual({ outcome: "done" });
    await workOff(id);
    expect(await sumUp()).toBe(before);
    expect(await cancelRule(oscar, id, { now })).toEqual({ outcome: "not_now" });
    expect(await startRule(oscar, id, { now })).toEqual({ outcome: "not_now" });
    expect(await discardRule(oscar, id)).toEqual({ outcome: "not_now" });
    expect(await startRule(oscar, "nonsense", { now })).toEqual({ outcome: "unknown" });
    const unused = await draft(oscar);
    expect(await discardRule(oscar, unused)).toEqual({ outcome: "done" });
    expect(await findRule(oscar, unused)).toBeNull();
  });

  it("leaves to those who decided since what they decided", async () => {
    const id = await draft(oscar, { verb: "quarantine", conditions: { visibility: "count" } });
    await startRule(oscar, id, { now });
    await workOff(id);
    const { rows } = await pool.query("select signature_id as id from moderation_act limit 3");
    const [released, invalidated, withdrawn] = rows.map((row) => row.id as string);
    const at = later({ hours: 1 });
    await moderate(oscar, [released!], "release", { at });
    await moderate(oscar, [released!], "quarantine", { at: later({ hours: 2 }) });
    await pool.query(
      "update signature set state = 'confirmed', confirmed_on = submitted_on, expires_at = null where id = $1",
      [invalidated],
    );
    await moderate(oscar, [invalidated!], "invalidate", { at });
    await pool.query("update signature set state = 'withdrawn', expires_at = null where id = $1", [
      withdrawn,
    ]);
    await undoRule(oscar, id, { now: later({ hours: 3 }) });
    await workOff(id);
    const { changed, restored } = (await findRule(oscar, id))!;
    expect(changed - restored).toBe(3);
    expect(await findSignature(oscar, released!)).toMatchObject({ quarantined: true });
    expect(await findSignature(oscar, invalidated!)).toMatchObject({ state: "invalidated" });
    expect(await findSignature(oscar, withdrawn!)).toMatchObject({ state: "withdrawn" });
  });

  it("is in the audit log with what it did to how many, and nobody's name", async () => {
    const id = await draft(oscar, {
      verb: "flag",
      conditions: { nameWords: "ada" },
      note: "Ada again",
    });
    await startRule(oscar, id, { now });
    await workOff(id);
    const { rows } = await pool.query(
      "select action, details from audit_entry where subject_id = $1 order by at, action desc",
      [id],
    );
    const { changed } = (await findRule(oscar, id))!;
    expect(rows).toEqual([
      { action: "moderation_rule.started", details: { verb: "flag" } },
      { action: "moderation_rule.finished", details: { signatures: changed } },
    ]);
  });
});

/** Ends the batch's connection while it waits for a signature that somebody else holds. */
async function killDuringBatch(id: string): Promise<void> {
  await withConnection(process.env.DATABASE_URL!, async (other) => {
    await other.query("begin");
    await other.query("select from signature where country = 'GB' for update");
    const run = runRule(id, { now }).catch((error: Error) => error);
    for (;;) {
      const { rowCount } = await other.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (rowCount) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await run).toBeInstanceOf(Error);
    await other.query("rollback");
  });
}
