import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { confirmSignature, signStatement } from "@/lib/signing";
import { later, storyStart } from "../support/clock";
import { stranger } from "../support/people";
import {
  confirmTokenOf,
  countMails,
  fillForm,
  findRow,
  readCounts,
  requireRow,
  russian,
  submit,
  submitAndOpenMail,
} from "../support/signing";

const gmailForms = [
  "anna.example@gmail.com",
  "Anna.Example@GMAIL.com",
  "annaexample@gmail.com",
  "a.n.n.a.example+letters@gmail.com",
  "anna.example@googlemail.com",
];

describe("signing", () => {
  it("stores a pending signature with one mail and one job, and counts nothing", async () => {
    const { email, name } = stranger();
    const outcome = await submit({ email, name, role: "poet", organisation: "Example Press" });
    expect(outcome).toEqual({ outcome: "awaiting_confirmation" });
    expect(await requireRow(email)).toMatchObject({
      state: "pending",
      visibility: "name",
      name,
      role: "poet",
      organisation: "Example Press",
      confirmed_on: null,
      expires_at: later({ days: 7 }),
    });
    expect(await countMails()).toEqual({ confirm: 1 });
    const jobs = await pool.query("select 1 from graphile_worker.jobs");
    expect(jobs.rowCount).toBe(1);
    expect(await readCounts()).toEqual({ british: 0, russian: 0, total: 0 });
  });

  it.each([
    ["another case", ["anna@example.org", "Anna@Example.ORG", "ANNA@EXAMPLE.ORG"]],
    ["a tag", ["anna@example.org", "anna+petition@example.org", "anna+a+b@example.org"]],
    ["blanks around it", ["anna@example.org", "  anna@example.org "]],
    ["a domain in another script", ["anna@bücher.example", "anna@xn--bcher-kva.example"]],
    ["Gmail's dots and names", gmailForms],
  ])("knows one person by %s", async (_, addresses) => {
    for (const email of addresses) await submit({ email, name: "Anna Example" });
    const rows = await pool.query("select 1 from signature");
    expect(rows.rowCount).toBe(1);
    expect(await countMails()).toEqual({ confirm: 1 });
  });

  it("keeps dots apart where a provider does", async () => {
    await submit({ email: "an.na@example.org", name: "Anna Example" });
    await submit({ email: "anna@example.org", name: "Anna Example" });
    expect((await pool.query("select 1 from signature")).rowCount).toBe(2);
  });

  it("stores one row and one mail for a hundred posts at the same moment", async () => {
    const { email } = stranger();
    const posts = Array.from({ length: 100 }, (_, n) =>
      submit({ email, name: `Name ${"ABCD"[n % 4]}` }),
    );
    const outcomes = await Promise.all(posts);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(
      new Set(["awaiting_confirmation"]),
    );
    expect((await pool.query("select 1 from signature")).rowCount).toBe(1);
    expect(await countMails()).toEqual({ confirm: 1 });
  });

  it("lets no second submission alter a pending signature", async () => {
    const { email, name } = stranger();
    await submit({ email, name, visibility: "count" });
    const first = await requireRow(email);
    await submit({
      email,
      name: "Somebody Else",
      visibility: "name",
      country: "IE",
      updates: true,
    });
    const second = await requireRow(email);
    expect({ ...second, latest_mail_at: null }).toEqual({ ...first, latest_mail_at: null });
  });

  it("lets no second submission alter a confirmed signature, and tells its mailbox once a day", async () => {
    const { email, name } = stranger();
    const token = await submitAndOpenMail({ email, name });
    await confirmSignature(token, null, { now: storyStart });
    const before = await requireRow(email);
    for (const hours of [1, 2, 3]) {
      await submit({ email, name: "Mallory", visibility: "count" }, { now: later({ hours }) });
    }
    expect(await requireRow(email)).toMatchObject({
      name,
      state: "confirmed",
      nonce: before.nonce,
    });
    expect(await countMails()).toEqual({ confirm: 1, thanks: 1, already_signed: 1 });
    expect(await readCounts()).toMatchObject({ british: 1, total: 1 });
  });

  it("sends the link again after a pause, and not without end", async () => {
    const { email, name } = stranger();
    await submit({ email, name });
    await submit({ email, name }, { now: later({ seconds: 30 }) });
    expect(await countMails()).toEqual({ confirm: 1 });
    for (const minutes of [3, 6, 9, 12, 15, 18]) {
      await submit({ email, name }, { now: later({ minutes }) });
    }
    expect(await countMails()).toEqual({ confirm: 3 });
  });

  it("takes details anew once the first submission has expired", async () => {
    const { email } = stranger();
    const token = await submitAndOpenMail({ email, name: "Old Name" });
    const now = later({ days: 8 });
    await submit({ email, name: "Fresh Name" }, { now });
    const row = await requireRow(email);
    expect(row).toMatchObject({
      state: "pending",
      name: "Fresh Name",
      expires_at: later({ days: 15 }),
    });
    const former = await confirmSignature(token, null, { now });
    expect(former.outcome).not.toBe("confirmed");
    expect(await confirmSignature(confirmTokenOf(row), null, { now })).toMatchObject({
      outcome: "confirmed",
    });
  });

  it("names an unknown statement, a draft and a closed one for what they are", async () => {
    const input = fillForm(stranger());
    const sign = (slug: string, now = storyStart) =>
      signStatement(input, { slug, locale: "en" }, { now });
    expect(await sign("no-such-statement")).toEqual({ outcome: "unknown_statement" });
    await pool.query("update statement set status = 'draft' where slug = $1", [russian]);
    expect(await sign(russian)).toEqual({ outcome: "unknown_statement" });
    await pool.query("update statement set status = 'closed' where slug = $1", [russian]);
    expect(await sign(russian)).toEqual({ outcome: "closed" });
    await pool.query("update statement set closes_at = $1 where slug = 'british'", [storyStart]);
    expect(await sign("british")).toEqual({ outcome: "closed" });
    expect(await findRow(input.email)).toBeUndefined();
  });
});

describe("what is kept", () => {
  const filled = { role: "poet", organisation: "Example Press", personalCapacity: true };
  const secret = /poet|Example Press|Nadia|Klein/i;

  it.each([
    [
      "name",
      {
        name: "Nadia Klein-Moss",
        role: "poet",
        organisation: "Example Press",
        capacity: "personal",
      },
    ],
    [
      "initials",
      { name: "N. K.-M.", role: null, organisation: null, capacity: null, sealed: null },
    ],
    ["handover", { name: null, role: null, organisation: null }],
    ["count", { name: null, role: null, organisation: null, capacity: null, sealed: null }],
  ] as const)("follows from the choice of %s", async (visibility, kept) => {
    const { email } = stranger();
    await submit({ email, name: "Nadia Klein-Moss", visibility, ...filled });
    expect(await requireRow(email)).toMatchObject(kept);
  });

  it.each(["initials", "handover", "count"] as const)(
    "holds no readable word of a signer who chose %s, nor anybody's address",
    async (visibility) => {
      const { email } = stranger();
      await submit({ email, name: "Nadia Klein-Moss", visibility, ...filled });
      const tables = [
        "signature",
        "signer_address",
        "mail_message",
        "graphile_worker._private_jobs",
      ];
      for (const table of tables) {
        const { rows } = await pool.query(`select row_to_json(t)::text as row from ${table} t`);
        const text = rows.map(({ row }) => row).join("\n");
        expect(text).not.toMatch(secret);
        expect(text).not.toContain(email);
        expect(text).not.toContain(Buffer.from(email).toString("hex"));
      }
    },
  );
});
