import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { pool, withTransaction } from "@/lib/db";
import { deliverMails, queueMail, type MailOrder } from "@/lib/mail";
import { listMailbox, mailboxFolder } from "@/lib/mail/local-mailbox";
import { mailContext, open } from "@/lib/privacy";
import { createAdminSignInLink } from "@/lib/accounts";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { requireRow, submit } from "../support/signing";

beforeEach(() => rm(mailboxFolder(), { recursive: true, force: true }));

async function makeOrganiser(): Promise<string> {
  await createAdminSignInLink("vera@example.org", { now });
  const { rows } = await pool.query("select id from organiser");
  return rows[0].id;
}

async function signInOrder(dedupeKey?: string): Promise<MailOrder> {
  const organiserId = await makeOrganiser();
  const to = "vera@example.org";
  const subjectId = randomUUID();
  return { purpose: "sign_in", organiserId, subjectId, to, locale: "en", now, dedupeKey };
}

const queue = (order: MailOrder) => withTransaction((transaction) => queueMail(transaction, order));

const countRows = async (table: string) =>
  (await pool.query(`select count(*)::int as count from ${table}`)).rows[0].count;

describe("a mail that is queued in a transaction", () => {
  it("lies in the outbox with its recipient sealed for it alone, and a job that carries it", async () => {
    const id = await queue(await signInOrder());
    const { rows } = await pool.query("select id, state, recipient from mail_message");
    expect(rows).toMatchObject([{ id, state: "queued" }]);
    expect(rows[0].recipient.includes("vera")).toBe(false);
    expect(open(rows[0].recipient, mailContext(id!))).toBe("vera@example.org");
    expect(() => open(rows[0].recipient, mailContext(randomUUID()))).toThrow();
    const jobs = await pool.query("select payload, priority from graphile_worker._private_jobs");
    expect(jobs.rows).toEqual([{ payload: { mailIds: [id] }, priority: -5 }]);
  });

  it("is not there when the transaction is undone", async () => {
    const order = await signInOrder();
    const undone = withTransaction(async (transaction) => {
      await queueMail(transaction, order);
      throw new Error("changed our mind");
    });
    await expect(undone).rejects.toThrow("changed our mind");
    expect(await countRows("mail_message")).toBe(0);
    expect(await countRows("graphile_worker.jobs")).toBe(0);
  });

  it("is queued once for one key, also when two do it at once", async () => {
    const order = await signInOrder("one-key");
    const ids = await Promise.all([queue(order), queue(order), queue(order)]);
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    expect(await countRows("graphile_worker.jobs")).toBe(1);
  });

  it("about a signature goes to the address that was sealed with it", async () => {
    const { email, name } = stranger();
    await submit({ email, name });
    const { id } = await requireRow(email);
    const address = await pool.query("select sealed from signer_address");
    const mailId = await queue({
      purpose: "confirm",
      signatureId: id,
      sealedRecipient: address.rows[0].sealed,
      locale: "ru",
      now,
    });
    expect(await deliverMails([mailId!], { now })).toMatchObject({ sent: 1 });
    expect(await listMailbox({ limit: 1 })).toMatchObject([{ to: email }]);
  });

  it("of a purpose that nobody writes yet waits, and holds up none beside it", async () => {
    const { email, name } = stranger();
    await submit({ email, name });
    const { rows } = await pool.query("select id from mail_message");
    const update = await pool.query("select id from update limit 1");
    const { actor } = await signInAs("organiser");
    const odd = await queue({
      purpose: "update",
      updateId: update.rows[0].id,
      organiserId: actor.id,
      to: "somebody@example.org",
      locale: "en",
      now,
    });
    await pool.query("update mail_message set recipient = '\\x01' where id = $1", [odd]);
    const report = await deliverMails([odd!, rows[0].id], { now });
    expect(report).toMatchObject({ sent: 1, waiting: 1 });
  });
});

describe("the outbox refuses", () => {
  const about = ["signature_id", "organiser_id", "update_id", "notable_id", "subject_id"] as const;
  type About = Partial<Record<(typeof about)[number], string>>;

  /** Writes by hand a mail that is about these rows. */
  async function insert(purpose: string, references: About): Promise<unknown> {
    return pool.query(
      `insert into mail_message (id, purpose, ${about.join(", ")}, locale, recipient, created_at)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 'en', '\\x01', now())`,
      [purpose, ...about.map((name) => references[name])],
    );
  }

  async function makeAll(): Promise<Required<About>> {
    const { email, name } = stranger();
    await submit({ email, name });
    const idOf = async (table: string) =>
      (await pool.query(`select id from ${table} limit 1`)).rows[0].id;
    return {
      signature_id: await idOf("signature"),
      organiser_id: await makeOrganiser(),
      update_id: await idOf("update"),
      notable_id: await idOf("notable"),
      subject_id: randomUUID(),
    };
  }

  it.each([
    ["confirm", ["signature_id"]],
    ["reminder", ["signature_id"]],
    ["thanks", ["signature_id"]],
    ["already_signed", ["signature_id"]],
    ["manage_link", ["signature_id"]],
    ["invalidated", ["signature_id"]],
    ["sign_in", ["organiser_id", "subject_id"]],
    ["team_invitation", ["organiser_id", "subject_id"]],
    ["notable_invitation", ["notable_id"]],
    ["update", ["update_id", "signature_id"]],
    ["update", ["update_id", "organiser_id"]],
  ] as const)("%s mails that are about anything but %j", async (purpose, needed) => {
    const all = await makeAll();
    const right = Object.fromEntries(needed.map((name) => [name, all[name]]));
    await insert(purpose, right);
    const refused = { code: "23514" };
    for (const missing of needed) {
      await expect(insert(purpose, { ...right, [missing]: undefined })).rejects.toMatchObject(
        refused,
      );
    }
    await expect(insert(purpose, all)).rejects.toMatchObject(refused);
  });
});
