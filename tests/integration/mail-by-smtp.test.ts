import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { deliverMails } from "@/lib/mail";
import type { MailTransport } from "@/lib/mail/schema";
import { makeSmtpTransport } from "@/lib/mail/smtp-transport";
import { storyStart as now } from "../support/clock";
import { FakeSmtp } from "../support/fake-smtp";
import { stranger } from "../support/people";
import { submit } from "../support/signing";

let server: FakeSmtp;
let transport: MailTransport;

beforeEach(async () => {
  server = await FakeSmtp.start();
  transport = makeSmtpTransport(server.url);
});
afterEach(() => server.stop());

async function signAs(count: number): Promise<string[]> {
  const people = Array.from({ length: count }, stranger);
  for (const person of people) await submit(person);
  return people.map(({ email }) => email);
}

async function readOutbox() {
  const { rows } = await pool.query(
    "select id, state, attempts, last_error from mail_message order by created_at, id",
  );
  return rows;
}

async function deliver() {
  await pool.query("update mail_message set not_before = null");
  const ids = (await readOutbox()).map(({ id }) => id);
  return deliverMails(ids, { now, transport });
}

describe("mail by SMTP", () => {
  it("arrives in both forms, with an id of our own and a note that a machine wrote it", async () => {
    const [email] = await signAs(1);
    expect(await deliver()).toMatchObject({ sent: 1 });
    const [{ to, data }] = server.mails as [(typeof server.mails)[0]];
    const [outbox] = await readOutbox();
    expect(to).toBe(email);
    expect(data).toMatch(/^From: Undersigned <no-reply@localhost>\r$/m);
    expect(data).toContain(`Message-ID: <${outbox.id}@localhost>`);
    expect(data).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(data).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(data).toContain("Content-Type: text/plain; charset=utf-8");
    expect(data).toContain("Content-Type: text/html; charset=utf-8");
  });

  it("arrives once each, over few connections, for more mails than one batch holds", async () => {
    const emails = await signAs(45);
    expect(await deliver()).toMatchObject({ sent: 45, waiting: 0 });
    expect(server.mails.map(({ to }) => to).sort()).toEqual(emails.sort());
  });

  it("gives up the one that nobody takes, tries the one that may pass again, sends the rest", async () => {
    const [nobody, later, ...others] = await signAs(4);
    server.sayTo = (to) =>
      to === nobody ? "550 nobody here" : to === later ? "451 later" : "250 ok";
    expect(await deliver()).toEqual({ sent: 2, waiting: 1, failed: 1, dropped: 0 });
    expect((await readOutbox()).map(({ last_error }) => last_error).sort()).toEqual(
      ["refused smtp 550", "smtp 451", null, null].sort(),
    );
    server.sayTo = () => "250 ok";
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(server.mails.map(({ to }) => to).sort()).toEqual([later, ...others].sort());
  });

  it("waits for a server that is away", async () => {
    await signAs(2);
    await server.stop();
    expect(await deliver()).toMatchObject({ sent: 0, waiting: 2, failed: 0 });
    expect(await readOutbox()).toMatchObject([
      {
        state: "queued",
        attempts: 1,
        last_error: expect.stringMatching(/^Error E(SOCKET|CONNECTION)$/),
      },
      { state: "queued", attempts: 1 },
    ]);
  });

  it("is not sent in the clear to another machine", async () => {
    const [row] = await signAs(1);
    const { port } = new URL(server.url);
    // A name that means this machine, but does not say so.
    const elsewhere = makeSmtpTransport(`smtp://0.0.0.0:${port}`);
    const ids = (await readOutbox()).map(({ id }) => id);
    expect(await deliverMails(ids, { now, transport: elsewhere })).toMatchObject({ waiting: 1 });
    expect(server.mails.filter(({ to }) => to === row)).toEqual([]);
  });
});
