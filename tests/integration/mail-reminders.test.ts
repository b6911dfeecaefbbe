import { rm } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { deliverMails, remindSigners } from "@/lib/mail";
import { listMailbox, mailboxFolder } from "@/lib/mail/local-mailbox";
import { confirmSignature, disownSignature } from "@/lib/signing";
import { later, storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { confirmTokenOf, countMails, requireRow, russian, submit } from "../support/signing";

beforeEach(() => rm(mailboxFolder(), { recursive: true, force: true }));

const afterADay = later({ hours: 25 });

async function sendAll(at = now): Promise<void> {
  const { rows } = await pool.query("select id from mail_message where state = 'queued'");
  await deliverMails(
    rows.map(({ id }) => id),
    { now: at },
  );
}

/** Somebody who has signed, and to whom the mail that asks to confirm has gone out. */
async function signAs(options: Parameters<typeof submit>[1] = {}) {
  const person = stranger();
  await submit(person, options);
  await sendAll();
  return person;
}

describe("a reminder", () => {
  it("goes out once, a day after, with the same link, and says that it is the only one", async () => {
    const { email } = await signAs();
    expect(await remindSigners({ now: later({ hours: 23 }) })).toBe(0);
    expect(await remindSigners({ now: afterADay })).toBe(1);
    await sendAll(afterADay);
    const [mail, first] = await listMailbox({ to: email, limit: 2 });
    expect(mail?.subject).toBe("Your confirmation has not arrived yet");
    const link = `/en/confirm/${confirmTokenOf(await requireRow(email))}`;
    for (const each of [mail, first]) expect(each?.text).toContain(link);
    expect(mail?.text.replace(/\s+/g, " ")).toContain("This is the only reminder.");
    expect(mail?.text).toContain("(6 days)");
    for (const days of [1.1, 2, 2.9, 5, 6.9]) {
      expect(await remindSigners({ now: later({ days }) })).toBe(0);
    }
  });

  it("is one, also when several workers remind at once, and one for each statement", async () => {
    const { email, name } = await signAs();
    await submit({ email, name }, { slug: russian, locale: "ru" });
    await sendAll();
    const counts = await Promise.all([1, 2, 3, 4].map(() => remindSigners({ now: afterADay })));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(await countMails()).toMatchObject({ reminder: 2 });
    await sendAll(afterADay);
    const subjects = (await listMailbox({ to: email, limit: 2 })).map(({ subject }) => subject);
    expect(subjects.sort()).toEqual([
      "Your confirmation has not arrived yet",
      "Осталось подтвердить адрес почты",
    ]);
  });

  it("comes again to who signs anew after the first submission has expired", async () => {
    const person = await signAs();
    expect(await remindSigners({ now: afterADay })).toBe(1);
    await sendAll(afterADay);
    await submit(person, { now: later({ days: 8 }) });
    await sendAll(later({ days: 8 }));
    expect(await remindSigners({ now: later({ days: 9, hours: 1 }) })).toBe(1);
  });

  it("is not sent to who has confirmed meanwhile, before or after it was queued", async () => {
    const early = await signAs();
    const late = await signAs();
    const confirm = async ({ email, name }: { email: string; name: string }) => {
      const choice = { visibility: "name" as const, name };
      await confirmSignature(confirmTokenOf(await requireRow(email)), choice, { now });
    };
    await confirm(early);
    await sendAll();
    expect(await remindSigners({ now: afterADay })).toBe(1);
    await confirm(late);
    await sendAll(afterADay);
    expect(await countMails()).not.toHaveProperty("reminder");
  });

  it.each([
    [
      "asked for silence elsewhere",
      "insert into address_silence select email_fingerprint, now() + interval '1 year' from signature",
    ],
    ["waits for review", "update signature set quarantined = true"],
    ["was never sent a first mail", "update signature set latest_mail_at = null"],
    ["signed what is closed since", "update statement set status = 'closed'"],
    ["signed what has ended since", "update statement set closes_at = '2026-11-23'"],
    [
      "has a first mail still on its way",
      "update mail_message set state = 'queued', recipient = '\\x01'",
    ],
  ])("is not sent to who %s", async (_, happens) => {
    await signAs();
    await pool.query(happens);
    expect(await remindSigners({ now: afterADay })).toBe(0);
  });

  it("finds nobody who has said that it was not them", async () => {
    const { email } = await signAs();
    await disownSignature(confirmTokenOf(await requireRow(email)), { now });
    expect(await remindSigners({ now: afterADay })).toBe(0);
  });

  it("reaches thousands, a hundred a job", async () => {
    await signAs();
    await pool.query("delete from graphile_worker._private_jobs");
    const columns = (await pool.query("select * from signature")).fields.map(({ name }) => name);
    const copied = columns.filter((name) => !["id", "email_fingerprint"].includes(name));
    await pool.query(
      `with copies as (
         insert into signature (id, email_fingerprint, ${copied})
         select gen_random_uuid(), sha256(n::text::bytea), ${copied}
         from signature, generate_series(1, 2499) n returning id
       )
       insert into signer_address select id, '\\x01' from copies`,
    );
    expect(await remindSigners({ now: afterADay })).toBe(2500);
    const { rows } = await pool.query(
      "select count(*)::int as jobs from graphile_worker._private_jobs",
    );
    expect(rows).toEqual([{ jobs: 25 }]);
    expect(await remindSigners({ now: afterADay })).toBe(0);
  });
});
