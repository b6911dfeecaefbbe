import { rm } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { requeueStrandedMails } from "@/lib/jobs/store";
import {
  findMailing,
  pauseMailing,
  readMailMeasures,
  resumeMailing,
  retryFailedMails,
} from "@/lib/mail";
import { listMailbox, mailboxFolder } from "@/lib/mail/local-mailbox";
import type { MailTransport } from "@/lib/mail/schema";
import { applyRetention } from "@/lib/privacy";
import { stopUpdates, withdrawSignature } from "@/lib/signing";
import { publishAgain, saveUpdate, unpublishUpdate } from "@/lib/updates";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { manageTokenOf, requireRow, russian } from "../support/signing";
import {
  countStates,
  mailAndPrepare,
  makeReader,
  makeUpdate,
  readDeeds,
  sendAll,
  writeDraft,
} from "../support/updates";

beforeEach(() => rm(mailboxFolder(), { recursive: true, force: true }));

/** An organiser, a published piece of news, and as many people who asked for news. */
async function begin(readers = 3) {
  const { actor } = await signInAs("organiser");
  const id = await makeUpdate(actor);
  const people = [];
  for (let n = 0; n < readers; n += 1) people.push(await makeReader());
  return { actor, id, people };
}

async function addressees(): Promise<string[]> {
  return (await listMailbox({ limit: 100 })).map(({ to }) => to).sort();
}

const progressOf = async (actor: Parameters<typeof findMailing>[0], id: string) =>
  (await findMailing(actor, id, { now }))!.progress;

/** A transport that hands over only after something happened in between. */
function afterThat(happens: () => Promise<unknown>, claimSeconds: number | null): MailTransport {
  const sent: string[] = [];
  return {
    name: "slow",
    largestBatch: 2,
    callsPerSecond: null,
    claimSeconds,
    async send(mails) {
      if (sent.length === 0) await happens();
      sent.push(...mails.map(({ to }) => to));
      return {
        outcome: "answered",
        results: mails.map(({ id }) => ({ id, outcome: "accepted" as const, providerId: id })),
      };
    },
  };
}

describe("a mailing of news", () => {
  it("says beforehand to how many people it goes, and goes to exactly those, each once", async () => {
    const { actor, id, people } = await begin(2);
    await makeReader({ slug: russian, person: people[0]! });
    expect(await findMailing(actor, id, { now })).toMatchObject({ readers: 2, mailedAt: null });
    expect(await mailAndPrepare(actor, id)).toEqual({ queued: 2, end: "done" });
    await sendAll();
    expect(await addressees()).toEqual(people.map(({ email }) => email).sort());
    const other = await makeUpdate(actor, { publish: false });
    expect(await findMailing(actor, other, { now })).toMatchObject({ isPublished: false });
    expect(await findMailing(actor, "' or 1=1", { now })).toBeNull();
  });

  it("pauses where it is, however often and by however many that is pressed, and goes on for everybody", async () => {
    const { actor, id, people } = await begin(5);
    const { actor: other } = await signInAs("admin");
    await mailAndPrepare(actor, id);
    const paused = await Promise.all(
      [actor, other, actor].map((who) => pauseMailing(who, id, { now })),
    );
    expect(paused).toEqual(paused.map(() => ({ outcome: "paused", waiting: 5 })));
    expect(await sendAll()).toMatchObject({ sent: 0 });
    expect(await requeueStrandedMails(later({ minutes: 5 }))).toBe(0);
    expect(await progressOf(actor, id)).toMatchObject({ waiting: 5, sent: 0, total: 5 });

    const jobs = () => pool.query("select from graphile_worker._private_jobs");
    await pool.query("delete from graphile_worker._private_jobs");
    const resumed = await Promise.all(
      [actor, other, other].map((who) => resumeMailing(who, id, { now })),
    );
    expect(resumed.filter(({ outcome }) => outcome === "resumed")).toEqual([
      { outcome: "resumed", waiting: 5 },
    ]);
    expect((await jobs()).rowCount).toBe(1);
    expect(await sendAll()).toMatchObject({ sent: 5 });
    expect(await addressees()).toEqual(people.map(({ email }) => email).sort());
    expect(await pauseMailing(actor, id, { now })).toEqual({ outcome: "nothing_waits" });
    expect(await resumeMailing(actor, id, { now })).toEqual({ outcome: "not_paused" });
    expect((await readDeeds(id)).filter((deed) => deed.includes("mail"))).toEqual([
      "update.mailed",
      "update.mailing_paused",
      "update.mailing_resumed",
    ]);
  });

  it.each([null, 60])(
    "finishes what is being handed over when it is paused (claims: %s)",
    async (claimSeconds) => {
      const { actor, id, people } = await begin(5);
      await mailAndPrepare(actor, id);
      const transport = afterThat(() => pauseMailing(actor, id, { now }), claimSeconds);
      await sendAll(transport);
      expect(await countStates(id)).toEqual({ held: 3, sent: 2 });
      await resumeMailing(actor, id, { now });
      const rest = afterThat(async () => {}, claimSeconds);
      expect(await sendAll(rest)).toMatchObject({ sent: 3 });
      expect(await countStates(id)).toEqual({ sent: people.length });
    },
  );

  it("finishes a batch whose answer was lost, under its key, although it is paused by then", async () => {
    const { actor, id } = await begin(3);
    await mailAndPrepare(actor, id);
    const keys: string[] = [];
    const well = afterThat(async () => {}, 60);
    const lost: MailTransport = {
      ...well,
      async send(_mails, key) {
        keys.push(key);
        await pauseMailing(actor, id, { now });
        return { outcome: "unknown", reason: "no answer" };
      },
    };
    await sendAll(lost);
    expect(await countStates(id)).toEqual({ held: 1, queued: 2 });
    await pool.query("update mail_message set not_before = null");
    const again: MailTransport = {
      ...well,
      send: (mails, key) => (keys.push(key), well.send(mails, key)),
    };
    expect(await sendAll(again)).toMatchObject({ sent: 2 });
    expect(await countStates(id)).toEqual({ held: 1, sent: 2 });
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  it("never sends twice and leaves nobody out while it is paused and resumed at random", async () => {
    const { actor, id, people } = await begin(8);
    await mailAndPrepare(actor, id);
    const got: string[] = [];
    const transport: MailTransport = {
      ...afterThat(async () => {}, 60),
      async send(mails) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        got.push(...mails.map(({ to }) => to));
        const results = mails.map(({ id }) => ({
          id,
          outcome: "accepted" as const,
          providerId: id,
        }));
        return { outcome: "answered", results };
      },
    };
    const presses = Array.from({ length: 12 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 4));
      await (n % 2 ? resumeMailing : pauseMailing)(actor, id, { now });
    });
    await Promise.all([sendAll(transport), sendAll(transport), ...presses]);
    await resumeMailing(actor, id, { now });
    await sendAll(transport);
    expect(got.sort()).toEqual(people.map(({ email }) => email).sort());
    expect(await countStates(id)).toEqual({ sent: people.length });
  });

  it("waits while its news is off the site, and does not go on by itself when it is back", async () => {
    const { actor, id } = await begin(2);
    await mailAndPrepare(actor, id);
    expect(await unpublishUpdate(actor, id, { now })).toEqual({
      outcome: "unpublished",
      heldMails: 2,
    });
    expect(await resumeMailing(actor, id, { now })).toEqual({ outcome: "not_published" });
    await publishAgain(actor, id, { now });
    await requeueStrandedMails(later({ minutes: 5 }));
    expect(await countStates(id)).toEqual({ held: 2 });
    await unpublishUpdate(actor, id, { now });
    const publish = { withoutLanguage: false };
    await saveUpdate(actor, { id, draft: writeDraft(), revision: 3, publish }, { now });
    expect(await countStates(id)).toEqual({ held: 2 });
    expect(await resumeMailing(actor, id, { now })).toEqual({ outcome: "resumed", waiting: 2 });
    expect(await sendAll()).toMatchObject({ sent: 2 });
  });

  it("holds back what a worker takes up after its news went off the site", async () => {
    const { actor, id } = await begin(2);
    await mailAndPrepare(actor, id);
    await pool.query('update "update" set published_at = null, mailing_paused_at = $1', [now]);
    expect(await sendAll()).toMatchObject({ sent: 0, dropped: 0 });
    expect(await countStates(id)).toEqual({ held: 2 });
  });

  it("keeps given-up mails back that are tried again while it is paused, and shows what it holds", async () => {
    const { actor, id } = await begin(3);
    const { actor: admin } = await signInAs("admin");
    await mailAndPrepare(actor, id);
    await pool.query(
      `update mail_message set state = 'failed', recipient = null
       where id = (select min(id::text)::uuid from mail_message)`,
    );
    await pauseMailing(actor, id, { now });
    expect(await retryFailedMails(admin, { now })).toEqual({ again: 1, gone: 0 });
    expect(await sendAll()).toMatchObject({ sent: 0 });
    expect(await countStates(id)).toEqual({ held: 3 });
    expect(await readMailMeasures()).toMatchObject({ queued: [], held: 3 });
  });

  it("does not reach who stopped the news or withdrew while it was paused, and keeps no address of theirs", async () => {
    const { actor, id, people } = await begin(4);
    await mailAndPrepare(actor, id);
    await pauseMailing(actor, id, { now });
    const [stops, withdraws, bounces, stays] = people;
    await stopUpdates(manageTokenOf(await requireRow(stops!.email)), { now });
    await withdrawSignature(manageTokenOf(await requireRow(withdraws!.email)), { now });
    expect(await countStates(id)).toEqual({ held: 2 });
    const { id: bounced } = await requireRow(bounces!.email);
    await pool.query("update signature set wants_updates = false where id = $1", [bounced]);
    await applyRetention({ now: later({ hours: 1 }) });
    expect(await countStates(id)).toEqual({ held: 1 });
    await resumeMailing(actor, id, { now });
    await sendAll();
    expect(await addressees()).toEqual([stays!.email]);
    expect(await progressOf(actor, id)).toEqual({
      ...{ sent: 1, bounced: 0, givenUp: 0, dropped: 3, cancelled: 0, waiting: 0, total: 4 },
      ...{ prepared: null, isCounted: true },
    });
  });

  it("tells how it went when the mails themselves are long forgotten", async () => {
    const { actor, id } = await begin(4);
    await mailAndPrepare(actor, id);
    await sendAll();
    await pool.query(
      `update mail_message set fate = 'bounced' where id = (select min(id::text)::uuid from mail_message)`,
    );
    await pool.query(
      `update mail_message set state = 'failed' where id = (select max(id::text)::uuid from mail_message)`,
    );
    const told = await progressOf(actor, id);
    expect(told).toMatchObject({ sent: 2, bounced: 1, givenUp: 1, dropped: 0, total: 4 });
    await applyRetention({ now: later({ days: 9 }) });
    expect(await countStates(id)).toEqual({});
    expect(await progressOf(actor, id)).toEqual(told);
  });
});
