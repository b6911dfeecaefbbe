import { rm } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { prepareForgottenMailings, requeueStrandedMails } from "@/lib/jobs/store";
import {
  cancelMailing,
  findMailing,
  mailUpdate,
  pauseMailing,
  prepareMailing,
  resumeMailing,
} from "@/lib/mail";
import { mailboxFolder } from "@/lib/mail/local-mailbox";
import type { MailTransport } from "@/lib/mail/schema";
import { confirmSignature, stopUpdates, withdrawSignature } from "@/lib/signing";
import { publishAgain, unpublishUpdate } from "@/lib/updates";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { addressees, addressesOf, begin, finish, progressOf, small } from "../support/mailings";
import { stranger } from "../support/people";
import { confirmTokenOf, manageTokenOf, requireRow, submit } from "../support/signing";
import { countStates, readDeeds, sendAll } from "../support/updates";

beforeEach(() => rm(mailboxFolder(), { recursive: true, force: true }));

describe("a mailing on its way", () => {
  it("reaches nobody who stops the news or withdraws meanwhile, and nobody who joins after it began", async () => {
    const { actor, id, people } = await begin(5);
    await prepareMailing(id, small);
    const late = await joinAt(later({ minutes: 1 }));
    const [inOutbox, , notYet, withdraws] = people;
    await stopUpdates(manageTokenOf(await requireRow(inOutbox!.email)), { now });
    await stopUpdates(manageTokenOf(await requireRow(notYet!.email)), { now });
    await withdrawSignature(manageTokenOf(await requireRow(withdraws!.email)), { now });
    await finish(id);
    const got = await addressees();
    expect(got).toEqual(addressesOf([people[1]!, people[4]!]));
    expect(got).not.toContain(late.email);
    expect(await progressOf(actor, id)).toMatchObject({
      sent: 2,
      dropped: 3,
      waiting: 0,
      total: 5,
    });
  });

  it("does not count who joins after it began either, however late it counts", async () => {
    const { actor, id } = await begin(2);
    await joinAt(later({ minutes: 1 }));
    await finish(id);
    expect(await progressOf(actor, id)).toMatchObject({ sent: 2, dropped: 0, total: 2 });
  });

  async function joinAt(moment: Date) {
    const person = stranger();
    await submit({ ...person, updates: true });
    const token = confirmTokenOf(await requireRow(person.email));
    await confirmSignature(token, { visibility: "name", name: person.name }, { now: moment });
    const sent = "set state = 'sent', recipient = null, sent_at = now()";
    await pool.query(`update mail_message ${sent} where purpose <> 'update'`);
    return person;
  }

  it("is stopped for good while it is being prepared: what is out is out, nobody else gets it, ever", async () => {
    const { actor, id } = await begin(5);
    const { actor: other } = await signInAs("admin");
    await prepareMailing(id, small);
    await sendAll();
    await prepareMailing(id, small);
    const stopped = await Promise.all([actor, other].map((who) => cancelMailing(who, id, { now })));
    expect(stopped).toContainEqual({ outcome: "cancelled", notMailed: 3 });
    expect(stopped).toContainEqual({ outcome: "nothing_waits" });
    expect(await prepareMailing(id, small)).toEqual({ queued: 0, end: "stopped" });
    expect(await prepareForgottenMailings()).toBe(0);
    expect(await resumeMailing(actor, id, { now })).toEqual({ outcome: "not_paused" });
    expect(await pauseMailing(actor, id, { now })).toEqual({ outcome: "nothing_waits" });
    expect(await mailUpdate(actor, id, { now })).toEqual({ outcome: "mailed_before" });
    expect(await addressees()).toHaveLength(2);
    expect(await progressOf(actor, id)).toMatchObject({
      ...{ sent: 2, cancelled: 3, dropped: 0, waiting: 0, total: 5 },
    });
    expect(await readDeeds(id)).toContain("update.mailing_cancelled");
  });

  it("takes mails out of a worker's hands that were not handed over when it was stopped", async () => {
    const { actor, id } = await begin(4);
    await prepareMailing(id, { ...small, mostAhead: 100 });
    const keys: string[] = [];
    const transport: MailTransport = {
      ...{ name: "slow", largestBatch: 2, callsPerSecond: null, claimSeconds: 60 },
      async send(mails, key) {
        if (keys.length === 0) await cancelMailing(actor, id, { now });
        keys.push(key);
        const accepted = { outcome: "accepted" as const, providerId: null };
        return { outcome: "answered", results: mails.map(({ id }) => ({ id, ...accepted })) };
      },
    };
    await sendAll(transport);
    expect(keys).toHaveLength(1);
    expect(await countStates(id)).toEqual({ sent: 2 });
    // One that was passed over because somebody had its row goes with the next sweep.
    await pool.query(
      "update mail_message set state = 'held', recipient = '\\x00' where update_id = $1",
      [id],
    );
    await requeueStrandedMails(later({ minutes: 5 }));
    expect(await countStates(id)).toEqual({});
  });

  it("is neither paused nor resumed once it is stopped for good, also while some of it is on its way", async () => {
    const { actor, id } = await begin(4);
    await prepareMailing(id, { ...small, mostAhead: 100 });
    await pool.query(
      `update mail_message set batch_key = gen_random_uuid(), not_before = $1
       where id = (select min(id::text)::uuid from mail_message where update_id = $2)`,
      [later({ minutes: 1 }), id],
    );
    expect(await cancelMailing(actor, id, { now })).toEqual({ outcome: "cancelled", notMailed: 3 });
    expect(await countStates(id)).toEqual({ queued: 1 });
    expect(await pauseMailing(actor, id, { now })).toEqual({ outcome: "nothing_waits" });
    expect(await unpublishUpdate(actor, id, { now })).toMatchObject({ heldMails: 0 });
    await publishAgain(actor, id, { now });
    expect(await resumeMailing(actor, id, { now })).toEqual({ outcome: "not_paused" });
    expect(await findMailing(actor, id, { now })).toMatchObject({ pausedAt: null });
    const deeds = await readDeeds(id);
    expect(deeds).toContain("update.mailing_cancelled");
    expect(deeds).not.toContain("update.mailing_paused");
  });
});
