import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { prepareForgottenMailings, requeueStrandedMails } from "@/lib/jobs/store";
import { findMailing, mailUpdate, pauseMailing, prepareMailing, resumeMailing } from "@/lib/mail";
import { mailboxFolder } from "@/lib/mail/local-mailbox";
import { boundBetween } from "@/lib/mail/prepare-mailing";
import { stopUpdates } from "@/lib/signing";
import { publishAgain, unpublishUpdate } from "@/lib/updates";
import { later, storyStart as now } from "../support/clock";
import {
  addressees,
  addressesOf,
  begin,
  finish,
  orderOf,
  progressOf,
  small,
} from "../support/mailings";
import { manageTokenOf, requireRow } from "../support/signing";
import { countStates, sendAll } from "../support/updates";

beforeEach(() => rm(mailboxFolder(), { recursive: true, force: true }));

/** How many jobs go on preparing it. */
async function countJobs(id: string): Promise<number> {
  const jobs = "select from graphile_worker._private_jobs where key = 'mailing:' || $1::uuid";
  return (await pool.query(jobs, [id])).rowCount ?? 0;
}

describe("a mailing that is prepared piece by piece", () => {
  it("asks the worker for nothing but one job, however many press, and tells how far it is", async () => {
    const { actor, id, people } = await begin(5);
    expect(await mailUpdate(actor, id, { now })).toEqual({ outcome: "mailed_before" });
    expect(await countJobs(id)).toBe(1);
    expect(await countStates(id)).toEqual({});
    expect(await progressOf(actor, id)).toMatchObject({ isCounted: false, waiting: 0 });
    expect(await prepareMailing(id, small)).toEqual({ queued: 2, end: "ahead" });
    expect(await progressOf(actor, id)).toMatchObject({
      ...{ isCounted: true, prepared: 2, waiting: 5, sent: 0, total: 5 },
    });
    // As long as these wait no more are added.
    expect(await prepareMailing(id, small)).toEqual({ queued: 0, end: "ahead" });
    expect(await countJobs(id)).toBe(1);
    await sendAll();
    expect(await prepareMailing(id, small)).toEqual({ queued: 2, end: "ahead" });
    expect(await progressOf(actor, id)).toMatchObject({ prepared: 4, waiting: 3, sent: 2 });
    await finish(id);
    expect(await addressees()).toEqual(addressesOf(people));
    expect(await findMailing(actor, id, { now })).toMatchObject({
      preparedAt: now,
      progress: { prepared: null, waiting: 0, sent: 5, total: 5 },
    });
    expect(await prepareMailing(id, small)).toEqual({ queued: 0, end: "stopped" });
  });

  it("ends its last piece where the readers end, also when the number fits exactly", async () => {
    const { id, people } = await begin(4);
    const roomy = { ...small, mostAhead: 100 };
    expect(await prepareMailing(id, roomy)).toEqual({ queued: 4, end: "done" });
    await sendAll();
    expect(await addressees()).toEqual(addressesOf(people));
  });

  it("repeats no piece and leaves nobody out when it dies in the middle of one, and locks nobody's signature", async () => {
    const { id, people } = await begin(6);
    await prepareMailing(id, small);
    // The next piece gets stuck: somebody else is about to write the mail of its first reader.
    const other = await pool.connect();
    await other.query("begin");
    await other.query(
      `insert into mail_message (id, purpose, signature_id, update_id, dedupe_key, locale, recipient, created_at)
       select gen_random_uuid(), 'update', id, $1, 'update:' || $1::uuid || ':' || encode($2::bytea, 'hex'),
         'en', '\\x00', now() from signature where email_fingerprint = $2`,
      [id, orderOf(people[2]!)],
    );
    await sendAll();
    const dying = prepareMailing(id, small);
    const died = expect(dying).rejects.toThrow();
    const pid = await findStuck();
    const own = await requireRow(people[3]!.email);
    await stopUpdates(manageTokenOf(own), { now });
    await pool.query("select pg_terminate_backend($1)", [pid]);
    await died;
    await other.query("rollback");
    other.release();
    await Promise.all([prepareMailing(id, small), prepareMailing(id, small)]);
    await finish(id);
    const expected = people.filter((_, index) => index !== 3);
    expect(await addressees()).toEqual(addressesOf(expected));
  });

  async function findStuck(): Promise<number> {
    for (;;) {
      const { rows } = await pool.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database()
           and wait_event_type = 'Lock' and query like '%slice as materialized%'`,
      );
      if (rows[0]) return rows[0].pid;
      await sleep(10);
    }
  }

  it("is paused and resumed while it is being prepared, and when its news leaves the site", async () => {
    const { actor, id, people } = await begin(5);
    expect(await pauseMailing(actor, id, { now })).toEqual({ outcome: "paused", waiting: 0 });
    expect(await prepareMailing(id, small)).toEqual({ queued: 0, end: "stopped" });
    await resumeMailing(actor, id, { now });
    await prepareMailing(id, small);
    expect(await pauseMailing(actor, id, { now })).toEqual({ outcome: "paused", waiting: 5 });
    expect(await countStates(id)).toEqual({ held: 2 });
    expect(await prepareMailing(id, small)).toEqual({ queued: 0, end: "stopped" });
    expect(await prepareForgottenMailings()).toBe(0);
    await pool.query("delete from graphile_worker._private_jobs");
    expect(await resumeMailing(actor, id, { now })).toEqual({ outcome: "resumed", waiting: 5 });
    expect(await countJobs(id)).toBe(1);
    expect(await unpublishUpdate(actor, id, { now })).toMatchObject({ heldMails: 5 });
    expect(await prepareMailing(id, small)).toEqual({ queued: 0, end: "stopped" });
    await publishAgain(actor, id, { now });
    expect(await prepareMailing(id, small)).toEqual({ queued: 0, end: "stopped" });
    await resumeMailing(actor, id, { now });
    await finish(id);
    expect(await addressees()).toEqual(addressesOf(people));
    // Nobody had counted its readers at the first pause, so that the log tells no number.
    expect(await readWaiting(id)).toEqual([null, 5, 5, 5, 5]);
  });

  async function readWaiting(id: string): Promise<(number | null)[]> {
    const { rows } = await pool.query<{ waiting: number | null }>(
      `select (details -> 'waiting')::int as waiting from audit_entry
       where subject_id = $1 and action like 'update.mailing\\_%ed' order by waiting nulls first`,
      [id],
    );
    return rows.map(({ waiting }) => waiting);
  }

  it("takes up what was in somebody's hands when it was resumed", async () => {
    const { id } = await begin(1);
    await prepareMailing(id, small);
    await pool.query("update mail_message set state = 'held'");
    expect(await requeueStrandedMails(later({ minutes: 5 }))).toBeLessThanOrEqual(1);
    expect(await countStates(id)).toEqual({ queued: 1 });
    expect(await sendAll()).toMatchObject({ sent: 1 });
  });

  it("goes on although its job was lost", async () => {
    const { id, people } = await begin(3);
    await pool.query("delete from graphile_worker._private_jobs");
    expect(await prepareForgottenMailings()).toBe(1);
    expect(await countJobs(id)).toBe(1);
    expect(await prepareForgottenMailings()).toBe(0);
    await finish(id);
    expect(await addressees()).toEqual(addressesOf(people));
  });

  it("keeps a place between two readers that is nobody's fingerprint", async () => {
    const { id } = await begin(5);
    await prepareMailing(id, small);
    const { rows } = await pool.query<{ cursor: Buffer }>(
      'select mailing_cursor as cursor from "update" where id = $1',
      [id],
    );
    expect(rows[0]!.cursor.length).toBeLessThan(5);
    const bound = (last: string, next: string) =>
      boundBetween(Buffer.from(last, "hex"), Buffer.from(next, "hex")).toString("hex");
    expect(bound("0a11", "0bff")).toBe("0b");
    expect(bound("0a11", "0a12")).toBe("0a12");
    expect(bound("0aff22", "0b0000")).toBe("0b");
    expect(bound("0b", "0b00")).toBe("0b00");
  });
});
