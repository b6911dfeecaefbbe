import { rm } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { pool, withTransaction } from "@/lib/db";
import { deliverMails, mailUpdate, prepareMailing, queueMail } from "@/lib/mail";
import { listMailbox, mailboxFolder } from "@/lib/mail/local-mailbox";
import { confirmSignature } from "@/lib/signing";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { confirmTokenOf, requireRow, russian, submit } from "../support/signing";
import { mailAndPrepare } from "../support/updates";

beforeEach(async () => {
  await rm(mailboxFolder(), { recursive: true, force: true });
  await forgetMailings();
});

/** Published, and not mailed yet. */
async function forgetMailings() {
  await pool.query(
    `update "update" set mailed_at = null, published_at = $1, mailing_readers = null,
       mailing_queued = 0, mailing_cursor = null, mailing_prepared_at = null`,
    [now],
  );
}

type Person = { email: string; name: string };

async function signAndConfirm({ email, name }: Person, options = {}, updates = true) {
  await submit({ email, name, updates }, options);
  const slug = (options as { slug?: string }).slug;
  const token = confirmTokenOf(await requireRow(email, slug));
  await confirmSignature(token, { visibility: "name", name }, { now });
  await pool.query("delete from mail_message");
}

async function findNews(): Promise<{ id: string; slug: string }> {
  const { rows } = await pool.query('select id, slug from "update" limit 1');
  return rows[0];
}

async function sendAll() {
  const { rows } = await pool.query("select id from mail_message where state = 'queued'");
  return deliverMails(
    rows.map(({ id }) => id),
    { now },
  );
}

describe("news by mail", () => {
  it("goes once to each person who asked, in their language, with two ways to stop it", async () => {
    const { actor } = await signInAs("organiser");
    const reader = stranger();
    await signAndConfirm(reader);
    await signAndConfirm(reader, { slug: russian });
    const russianReader = stranger();
    await signAndConfirm(russianReader, { locale: "ru" });
    await signAndConfirm(stranger(), {}, false);
    await submit({ ...stranger(), updates: true });
    await pool.query("delete from mail_message");
    const { id, slug } = await findNews();

    expect(await mailAndPrepare(actor, id)).toEqual({ queued: 2, end: "done" });
    const jobs = await pool.query(
      "select priority from graphile_worker._private_jobs order by id desc limit 1",
    );
    expect(jobs.rows).toEqual([{ priority: 10 }]);
    expect(await sendAll()).toMatchObject({ sent: 2 });
    const mails = await listMailbox({ limit: 10 });
    expect(mails.map(({ to }) => to).sort()).toEqual([reader.email, russianReader.email].sort());
    const mail = mails.find(({ to }) => to === russianReader.email)!;
    expect(mail.subject).toBe("Новости, о которых вы просили сообщить");
    expect(mail.text).toContain(`http://localhost:3000/ru/updates/${slug}\n`);
    expect(mail.headers["List-Unsubscribe"]).toMatch(/^<http:\/\/localhost:3000\/\S+>$/);
    expect(mail.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");

    expect(await mailUpdate(actor, id, { now })).toEqual({ outcome: "mailed_before" });
    await pool.query("delete from mail_message");
    expect(await mailUpdate(actor, id, { now: later({ days: 9 }) })).toEqual({
      outcome: "mailed_before",
    });
  });

  it("is queued once when two organisers press at the same moment", async () => {
    const { actor } = await signInAs("organiser");
    await signAndConfirm(stranger());
    const { id } = await findNews();
    const outcomes = await Promise.all([1, 2, 3].map(() => mailUpdate(actor, id, { now })));
    expect(outcomes.filter(({ outcome }) => outcome === "begun")).toHaveLength(1);
    expect(await prepareMailing(id, { now })).toEqual({ queued: 1, end: "done" });
    expect(await prepareMailing(id, { now })).toEqual({ queued: 0, end: "stopped" });
  });

  it("does not reach who has changed their mind between queueing and sending", async () => {
    const { actor } = await signInAs("organiser");
    await signAndConfirm(stranger());
    const { id } = await findNews();
    await mailAndPrepare(actor, id);
    await pool.query("update signature set wants_updates = false");
    expect(await sendAll()).toMatchObject({ sent: 0, dropped: 1 });
  });

  it("does not reach an address that wants silence, nor go out before it is published", async () => {
    const { actor } = await signInAs("organiser");
    await signAndConfirm(stranger());
    await pool.query("insert into address_silence select email_fingerprint, $1 from signature", [
      later({ days: 30 }),
    ]);
    const { id } = await findNews();
    await pool.query('update "update" set published_at = null');
    expect(await mailUpdate(actor, id, { now })).toEqual({ outcome: "not_published" });
    await pool.query('update "update" set published_at = $1', [now]);
    expect(await mailAndPrepare(actor, id)).toEqual({ queued: 0, end: "done" });
  });

  it("can be tried on oneself before anybody gets it, without a way to stop what nobody ordered", async () => {
    const { actor } = await signInAs("organiser");
    const { id } = await findNews();
    await withTransaction((transaction) =>
      queueMail(transaction, {
        purpose: "update",
        updateId: id,
        organiserId: actor.id,
        to: actor.email,
        locale: "en",
        now,
      }),
    );
    expect(await sendAll()).toMatchObject({ sent: 1 });
    const [mail] = await listMailbox({ to: actor.email, limit: 1 });
    expect(Object.keys(mail!.headers).sort()).toEqual(["Auto-Submitted", "Message-ID"]);
  });
});
