import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { runWorker, type RunningWorker } from "@/lib/jobs";
import { jobNames } from "@/lib/jobs/schema";
import { releaseDeadWorkers, requeueStrandedMails } from "@/lib/jobs/store";
import { listMailbox, mailboxFolder } from "@/lib/mail/local-mailbox";
import { stranger } from "../support/people";
import { submit } from "../support/signing";

let workers: RunningWorker[] = [];

beforeEach(() => rm(mailboxFolder(), { recursive: true, force: true }));

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
});

async function startWorker(): Promise<RunningWorker> {
  const worker = await runWorker();
  workers.push(worker);
  return worker;
}

/** The worker goes by the real clock, so these stories do too. */
async function signNow(): Promise<string> {
  const { email, name } = stranger();
  await submit({ email, name }, { now: new Date() });
  return email;
}

/** How long a slow machine may take; nothing is timed here. */
const patience = 40_000;

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patience;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error("it does not come about");
    await sleep(10);
  }
}

const hasMail = (to: string) => async () => (await listMailbox({ to, limit: 1 })).length === 1;

async function countRows(table: string): Promise<number> {
  const { rows } = await pool.query(`select count(*)::int as count from ${table}`);
  return rows[0].count;
}

describe("the worker", () => {
  it("has the mail in the mailbox soon after the signature, and is done with its job", async () => {
    await startWorker();
    await waitFor(hasMail(await signNow()));
    await waitFor(hasMail(await signNow()));
    await waitFor(async () => (await countRows("graphile_worker.jobs")) === 0);
  });

  it("sends what was signed while it was away, each mail once, however many workers start", async () => {
    for (let n = 0; n < 20; n += 1) await signNow();
    await Promise.all([startWorker(), startWorker()]);
    await waitFor(async () => (await countRows("graphile_worker.jobs")) === 0);
    const mails = await listMailbox({ limit: 100 });
    expect(new Set(mails.map(({ to }) => to)).size).toBe(20);
    expect(mails).toHaveLength(20);
  });

  it("gives a sign of life, and takes it away when it stops", async () => {
    const worker = await startWorker();
    await waitFor(async () => (await countRows("worker_heartbeat")) === 1);
    await worker.stop();
    await worker.done;
    expect(await countRows("worker_heartbeat")).toBe(0);
  });

  it("does what a worker left behind that died in the middle of it", async () => {
    const email = await signNow();
    await pool.query(
      `update graphile_worker._private_jobs
       set locked_by = 'dead', locked_at = now() - interval '1 minute', attempts = 1`,
    );
    await pool.query(
      "insert into worker_heartbeat (worker, at) values ('dead', now() - interval '1 minute')",
    );
    await startWorker();
    await waitFor(hasMail(email));
  });
});

describe("jobs of other workers", () => {
  async function lockJobBy(worker: string, beatAge: string | null) {
    await signNow();
    await pool.query(
      `update graphile_worker._private_jobs
       set locked_by = $1, locked_at = now() - interval '1 minute'`,
      [worker],
    );
    if (beatAge === null) return;
    await pool.query(
      "insert into worker_heartbeat (worker, at) values ($1, now() - $2::interval)",
      [worker, beatAge],
    );
  }

  const isLocked = async () => {
    const { rows } = await pool.query("select locked_by from graphile_worker.jobs");
    return rows[0].locked_by !== null;
  };

  it("stay with a worker that lives", async () => {
    await lockJobBy("alive", "3 seconds");
    expect(await releaseDeadWorkers()).toBe(0);
    expect(await isLocked()).toBe(true);
  });

  it.each([
    ["whose last sign of life is old", "1 minute"],
    ["that died before its first sign of life", null],
  ])("come back from a worker %s", async (_, beatAge) => {
    await lockJobBy("dead", beatAge);
    expect(await releaseDeadWorkers()).toBe(1);
    expect(await isLocked()).toBe(false);
    expect(await countRows("worker_heartbeat")).toBe(0);
  });
});

describe("the outbox's sweep", () => {
  const soon = () => new Date(Date.now() + 120_000);

  it("queues mails again whose job has vanished, once", async () => {
    const email = await signNow();
    await signNow();
    await pool.query("delete from graphile_worker._private_jobs");
    expect(await requeueStrandedMails(new Date())).toBe(0);
    expect(await requeueStrandedMails(soon())).toBe(1);
    expect(await requeueStrandedMails(soon())).toBe(0);
    await startWorker();
    await waitFor(hasMail(email));
  });

  it("leaves mails alone that a job still carries", async () => {
    await signNow();
    expect(await requeueStrandedMails(soon())).toBe(0);
    await pool.query("update graphile_worker._private_jobs set attempts = max_attempts");
    expect(await requeueStrandedMails(soon())).toBe(1);
  });

  it("is part of the worker's work, as is expiring what nobody confirmed", async () => {
    await signNow();
    await pool.query("delete from graphile_worker._private_jobs");
    await pool.query("update mail_message set created_at = now() - interval '1 hour'");
    const late = stranger();
    await submit(late, { now: new Date(Date.now() - 8 * 86_400_000) });
    await startWorker();
    await pool.query("select graphile_worker.add_job($1), graphile_worker.add_job($2)", [
      jobNames.applyHourlyRetention,
      jobNames.sweepOutbox,
    ]);
    await waitFor(async () => (await countRows("signature")) === 1);
    await waitFor(async () => (await listMailbox({ limit: 10 })).length === 1);
  });

  it("asks for a job it cannot read no more than the queue allows, and tells", async () => {
    await pool.query(
      "select graphile_worker.add_job($1, json_build_object('mailIds', $2::text), max_attempts => 1)",
      [jobNames.deliverMails, randomUUID()],
    );
    await startWorker();
    await waitFor(async () => {
      const { rows } = await pool.query("select attempts, last_error from graphile_worker.jobs");
      return rows[0]?.attempts === 1 && rows[0].last_error !== null;
    });
  });
});
