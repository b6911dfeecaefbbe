import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { pool, prisma } from "@/lib/db";
import { confirmSignature, disownSignature } from "@/lib/signing";
import { later, storyStart } from "../support/clock";
import { stranger } from "../support/people";
import { forget } from "../support/retention";
import { countMails, requireRow, submit, submitAndOpenMail } from "../support/signing";

const now = storyStart;

describe("what is over is forgotten", () => {
  it("a mail that is out is gone a day after, one that still waits is not", async () => {
    await submit(stranger());
    await submit(stranger());
    await pool.query(
      `update mail_message set state = 'sent', recipient = null
       where id = (select id from mail_message limit 1)`,
    );
    expect(await forget(later({ hours: 23 }))).toEqual({});
    expect(await forget(later({ hours: 25 }))).toEqual({ done_mails: 1 });
    expect(await countMails()).toEqual({ confirm: 1 });
  });

  it("a mail that was given up can be looked at for a week", async () => {
    await submit(stranger());
    await pool.query("update mail_message set state = 'failed', recipient = null");
    await pool.query("update signature set expires_at = $1", [later({ days: 30 })]);
    expect(await forget(later({ days: 6 }))).toEqual({});
    expect(await forget(later({ days: 7 }))).toEqual({ given_up_mails: 1 });
  });

  it("a silence ends after thirty days, and covers every spelling of the address until then", async () => {
    const token = await submitAndOpenMail({ name: "Anna Example", email: "quiet@example.org" });
    await disownSignature(token, { now });
    await submit({ name: "Anna Example", email: "Quiet+again@example.org" }, { now });
    expect(await countMails()).toEqual({});
    expect(await forget(later({ days: 29 }))).toEqual({ unconfirmed_signatures: 1 });
    expect(await forget(later({ days: 30 }))).toEqual({ silences: 1 });
  });
});

describe("an error of the database", () => {
  const secret = "Anna Unmistakable";

  it("keeps its code and says nothing of the row that failed", async () => {
    const { email } = stranger();
    await submit({ name: "Anna Example", email });
    const { id } = await requireRow(email);
    const failed = await pool
      .query("update signature set sealed = $2, name = $3 where id = $1", [
        id,
        Buffer.from("x"),
        secret,
      ])
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: "23514",
      constraint: "signature_keeps_only_what_was_chosen",
    });
    expect(inspect(failed, { depth: 5 })).not.toContain(secret);
  });

  it("does not quote a value that it could not read", async () => {
    const failed = await pool
      .query("select $1::text::uuid", [secret])
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: "22P02" });
    expect(inspect(failed, { depth: 5 })).not.toContain(secret);
  });

  it("says nothing through Prisma either", async () => {
    const { email } = stranger();
    await submit({ name: "Anna Example", email });
    const { id } = await requireRow(email);
    const failed = await prisma.signature
      .update({ where: { id }, data: { name: secret.repeat(20) } })
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Error);
    expect(inspect(failed, { depth: 8 })).not.toContain("Unmistakable");
  });
});

describe("a name corrected on the confirm page", () => {
  it("is looked at like one that was signed with", async () => {
    const { email, name } = stranger();
    const token = await submitAndOpenMail({ email, name });
    const mixed = "B\u043eris Example";
    await confirmSignature(token, { visibility: "name", name: mixed }, { now });
    expect(await requireRow(email)).toMatchObject({ name: mixed, flags: ["mixed_script"] });
  });

  it("loses the flag of the name that it replaces", async () => {
    const { email } = stranger();
    const token = await submitAndOpenMail({ email, name: "B\u043eris Example" });
    await confirmSignature(token, { visibility: "name", name: "Boris Example" }, { now });
    expect(await requireRow(email)).toMatchObject({ flags: [] });
  });
});
