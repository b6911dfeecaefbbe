import { rm } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { findMailing, pauseMailing, sendTestUpdate } from "@/lib/mail";
import { listMailbox, mailboxFolder } from "@/lib/mail/local-mailbox";
import { unpublishUpdate } from "@/lib/updates";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";
import { countStates, mailAndPrepare, makeReader, makeUpdate, sendAll } from "../support/updates";

beforeEach(() => rm(mailboxFolder(), { recursive: true, force: true }));

/** An organiser, a published piece of news, and somebody who asked for news. */
async function begin() {
  const { actor } = await signInAs("organiser");
  const id = await makeUpdate(actor);
  await makeReader();
  return { actor, id };
}

describe("a test of a mailing", () => {
  it("reaches its organiser alone, in both languages, before anything is published", async () => {
    const { actor, id } = await begin();
    await unpublishUpdate(actor, id, { now });
    expect(await sendTestUpdate(actor, id, { now })).toEqual({ outcome: "queued", mails: 2 });
    await sendAll();
    const [one, two, ...more] = await listMailbox({ limit: 100 });
    expect([one!.to, two!.to, more]).toEqual([actor.email, actor.email, []]);
    const subjects = [one!.subject, two!.subject].sort();
    expect(subjects[0]).toMatch(/news/);
    expect(subjects[1]).toMatch(/Новости/);
    expect(await findMailing(actor, id, { now })).toMatchObject({
      mailedAt: null,
      progress: { total: 0 },
    });
  });

  it("goes out while a mailing is paused, which it does not touch", async () => {
    const { actor, id } = await begin();
    await mailAndPrepare(actor, id);
    await pauseMailing(actor, id, { now });
    await sendTestUpdate(actor, id, { now });
    expect(await sendAll()).toMatchObject({ sent: 2 });
    expect(await countStates(id)).toEqual({ held: 1 });
  });
});
