import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { lookBack, undoActs, listOwnDeeds } from "@/lib/moderation";
import { findTallyDrift } from "@/lib/signing";
import {
  addWatchedName,
  forgetNamesRead,
  listWatchedNames,
  removeWatchedName,
} from "@/lib/watchlist";
import { mostFound } from "@/lib/watchlist/schema";
import { signInAs } from "../support/actors";
import { seed } from "../support/bulk-rules";
import { later, storyStart as now } from "../support/clock";
import { moderate, signAndConfirm } from "../support/moderation";
import { stranger } from "../support/people";
import { readCounts } from "../support/signing";

let oscar: Actor;

beforeEach(async () => {
  await pool.query("delete from watched_name");
  forgetNamesRead();
  oscar = (await signInAs("organiser")).actor;
});

afterEach(async () => {
  expect(await findTallyDrift()).toEqual({ statements: 0, versions: 0, campaigns: 0, signers: 0 });
});

async function sign(name: string, visibility: "name" | "initials" | "handover" = "name") {
  return signAndConfirm({ ...stranger(), name, visibility });
}

async function watch(name: string): Promise<string> {
  const outcome = await addWatchedName(oscar, name, { now });
  if (outcome.outcome !== "watched") throw new Error(outcome.outcome);
  return outcome.id;
}

/** As the worker does it, to the end; returns how many were flagged. */
async function lookAtAll(watchedNameId: string): Promise<number> {
  let flagged = 0;
  for (;;) {
    const run = await lookBack(
      { watchedNameId, actorId: oscar.id },
      { now: later({ minutes: 1 }) },
    );
    flagged += run.flagged;
    if (!run.goesOn) return flagged;
  }
}

async function flagsOf(id: string) {
  const { rows } = await pool.query("select flags, quarantined from signature where id = $1", [id]);
  return rows[0];
}

async function findJobs(): Promise<{ ids: unknown; seconds: number }[]> {
  const { rows } = await pool.query(
    `select payload as ids, extract(epoch from run_at - created_at)::int as seconds
     from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id
     where task.identifier = 'look_back'`,
  );
  return rows;
}

const flagged = { flags: ["by_organiser"], quarantined: false };
const untouched = { flags: [], quarantined: false };

describe("a name that is put on the watch-list", () => {
  it("flags what was confirmed under it, in any disguise, and changes no count", async () => {
    const alike = [
      await sign("Mildred Samplewright"),
      await sign("SAMPLEWRIGHT, Mildred Jane"),
      // A Cyrillic letter and an accent.
      await sign("Mildred Sаmplewríght".replace("а", "a")),
    ];
    const others = [await sign("Mildred Otherwise"), await sign("Samplewright")];
    const hidden = [
      await sign("Mildred Samplewright", "initials"),
      await sign("Mildred Samplewright", "handover"),
    ];
    const before = await readCounts();
    const id = await watch("Mildred Samplewright");
    expect(await listWatchedNames(oscar)).toMatchObject([
      { id, lookBack: { state: "running", found: 0 } },
    ]);
    expect(await findJobs()).toEqual([
      { ids: { watchedNameId: id, actorId: oscar.id }, seconds: 6 },
    ]);

    expect(await lookAtAll(id)).toBe(3);
    for (const each of alike) expect(await flagsOf(each)).toEqual(flagged);
    for (const each of [...others, ...hidden]) expect(await flagsOf(each)).toEqual(untouched);
    expect(await readCounts()).toEqual(before);
    expect(await listWatchedNames(oscar)).toMatchObject([
      { lookBack: { state: "done", found: 3 } },
    ]);
    const audit = await pool.query(
      `select actor_id, details from audit_entry where action = 'watched_name.looked_back'`,
    );
    expect(audit.rows).toEqual([{ actor_id: oscar.id, details: { signatures: 3 } }]);
    // A worker that does the job again finds it done.
    expect(await lookAtAll(id)).toBe(0);
  });

  it("is one deed of whoever put it there, undone in one go", async () => {
    const alike = [await sign("Mildred Samplewright"), await sign("Samplewright Mildred")];
    await lookAtAll(await watch("Mildred Samplewright"));
    const [deed, ...more] = await listOwnDeeds(oscar, { now: later({ minutes: 2 }) });
    expect(more).toEqual([]);
    expect(deed).toMatchObject({ verb: "flag" });
    expect(await undoActs(oscar, deed!.actIds, { now: later({ minutes: 3 }) })).toEqual({
      outcome: "undone",
      restored: 2,
    });
    for (const id of alike) expect(await flagsOf(id)).toEqual(untouched);
  });

  it("leaves alone a notable’s own signature, what waits already, and what is invalid", async () => {
    const own = await sign("Mildred Samplewright");
    await pool.query(
      `update notable set signature_id = $1 where id = (select id from notable limit 1)`,
      [own],
    );
    const waiting = await sign("Mildred Samplewright");
    await moderate(oscar, [waiting], "quarantine");
    const invalid = await sign("Mildred Samplewright");
    await moderate(oscar, [invalid], "invalidate");
    expect(await lookAtAll(await watch("Mildred Samplewright"))).toBe(0);
    expect(await flagsOf(own)).toEqual(untouched);
    expect(await flagsOf(waiting)).toEqual({ flags: [], quarantined: true });
  });

  it("ends when it is taken off the list meanwhile", async () => {
    await sign("Mildred Samplewright");
    const id = await watch("Mildred Samplewright");
    await removeWatchedName(oscar, id, { now });
    expect(await lookAtAll(id)).toBe(0);
  });

  it("loses and doubles nothing when two workers do the job at once", async () => {
    for (let n = 0; n < 4; n += 1) await sign(`Mildred ${"ABCD"[n]} Samplewright`);
    const id = await watch("Mildred Samplewright");
    const runs = await Promise.all([1, 2, 3].map(() => lookAtAll(id)));
    expect(runs.reduce((sum, each) => sum + each)).toBe(4);
    const { rows } = await pool.query(
      "select count(*)::int as acts from moderation_act where actor_id = $1",
      [oscar.id],
    );
    expect(rows).toEqual([{ acts: 4 }]);
  });

  it("goes through many in batches, and stops where only a rule helps", async () => {
    await seed(6_000);
    await pool.query(
      `update signature set name = 'Mildred Samplewright', visibility = 'name'
       where id in (select id from signature where state = 'confirmed' and not quarantined
                    and visibility = 'name' order by id desc limit $1)`,
      [mostFound + 5],
    );
    const id = await watch("Mildred Samplewright");
    expect(await lookAtAll(id)).toBe(mostFound);
    expect(await listWatchedNames(oscar)).toMatchObject([
      { lookBack: { state: "done", found: mostFound } },
    ]);
  });

  it("does nothing for a name that is not there", async () => {
    expect(await lookAtAll(randomUUID())).toBe(0);
  });
});
