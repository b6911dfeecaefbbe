import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { eraseAddress, findKept } from "@/lib/privacy";
import { confirmSignature, disownSignature, findTallyDrift } from "@/lib/signing";
import { later, storyStart } from "../support/clock";
import { stranger } from "../support/people";
import {
  findRow,
  readCounts,
  requireRow,
  russian,
  submit,
  submitAndOpenMail,
} from "../support/signing";

const now = storyStart;
const exact = { statements: 0, versions: 0, campaigns: 0, signers: 0 };

async function confirm(filled: Parameters<typeof submitAndOpenMail>[0], slug?: string) {
  await confirmSignature(await submitAndOpenMail(filled, slug), null, { now });
}

async function countRows(table: string): Promise<number> {
  const { rows } = await pool.query(`select count(*)::int as count from ${table}`);
  return rows[0].count;
}

async function listNotable(source: "signature" | "import", email: string): Promise<string> {
  const id = randomUUID();
  await pool.query(
    `insert into notable (id, statement_id, category_id, position, name, source, source_note,
       signature_id, stage, published_at)
     select $1, statement_id, id, 900 + $4, '{"en": "Anna Example"}', $2, 'a note', $3,
       'published', now()
     from category where statement_id = (select id from statement where slug = 'british') limit 1`,
    [id, source, (await requireRow(email)).id, source === "import" ? 1 : 2],
  );
  return id;
}

afterEach(() => pool.query("delete from notable where position >= 900"));

/** Everything in every table that somebody may have been known by, as one text. */
async function readEverything(): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`,
  );
  const all = await Promise.all(
    rows.map(({ name }) => pool.query(`select t::text as line from ${name} t`)),
  );
  return all.flatMap(({ rows: lines }) => lines.map(({ line }) => line)).join("\n");
}

describe("somebody asks to be erased", () => {
  it("and is gone from every table, under both statements, with an exact count", async () => {
    const anna = { ...stranger(), updates: true };
    const other = stranger();
    await confirm(anna);
    await confirm(anna, russian);
    await confirm(other);
    const rows = [await requireRow(anna.email), await requireRow(anna.email, russian)];
    const erased = await eraseAddress(anna.email, { now });
    expect(erased).toMatchObject({
      outcome: "known",
      signatures: [
        { state: "confirmed", isSameSpelling: true },
        { state: "confirmed", isSameSpelling: true },
      ],
      mails: 4,
    });
    expect(await readCounts()).toMatchObject({ british: 1, russian: 0, total: 1 });
    expect(await findTallyDrift()).toEqual(exact);
    const left = await readEverything();
    const marks = rows.flatMap((row) => [row.id, row.name!, row.nonce.toString("hex")]);
    for (const mark of marks) expect(left).not.toContain(mark);
    expect(await findRow(other.email)).toBeDefined();
    expect(await countRows("signer_address")).toBe(1);
  });

  it("in any spelling of the address, and in every state", async () => {
    const name = "Anna Example";
    await submit({ name, email: "Erase.Me+list@gmail.com" });
    await confirm({ name, email: "eraseme@googlemail.com" }, russian);
    const kept = await findKept("erase.me@gmail.com");
    expect(kept).toMatchObject({
      signatures: expect.arrayContaining([
        { statement: "british", state: "pending", isSameSpelling: true },
        { statement: "russian", state: "confirmed", isSameSpelling: true },
      ]),
    });
    expect(await countRows("signature")).toBe(2);
    await eraseAddress("ERASE.ME@gmail.com", { now });
    expect(await countRows("signature")).toBe(0);
    await submit({ name, email: "tagged+one@example.org" });
    expect(await eraseAddress("tagged@example.org", { now })).toMatchObject({
      signatures: [{ state: "pending", isSameSpelling: false }],
    });
    expect(await countRows("signature")).toBe(0);
  });

  it("a second time without harm, and may sign anew", async () => {
    const anna = stranger();
    await confirm(anna);
    await eraseAddress(anna.email, { now });
    expect(await eraseAddress(anna.email, { now })).toEqual({
      outcome: "known",
      signatures: [],
      ...{ mails: 0, silences: 0, notables: 0, importedNotables: 0, organisers: 0, invitations: 0 },
    });
    await confirm(anna);
    expect((await readCounts()).british).toBe(1);
  });

  it("together with the note that no mail may go there", async () => {
    const token = await submitAndOpenMail({ name: "Anna Example", email: "hush@example.org" });
    await disownSignature(token, { now });
    expect(await eraseAddress("hush+x@example.org", { now })).toMatchObject({
      signatures: [],
      silences: 1,
    });
    expect(await countRows("address_silence")).toBe(0);
  });

  it("with the notable entry that came of it; one from a published list stays and is reported", async () => {
    const promoted = stranger();
    await confirm(promoted);
    const fromSignature = await listNotable("signature", promoted.email);
    const listed = stranger();
    await confirm(listed);
    const imported = await listNotable("import", listed.email);
    expect(await eraseAddress(promoted.email, { now })).toMatchObject({ notables: 1 });
    expect(await eraseAddress(listed.email, { now })).toMatchObject({ importedNotables: 1 });
    expect(await countRows(`notable where id = '${fromSignature}'`)).toBe(0);
    // It waits on the board, off the page, until somebody has decided.
    const waiting = `id = '${imported}' and signature_id is null and published_at is null`;
    expect(await countRows(`notable where ${waiting}`)).toBe(1);
  });

  it("and no job of the queue carries a mail of theirs, while others' stay", async () => {
    const anna = stranger();
    const other = stranger();
    await submit(anna);
    await submit(other);
    const { rows } = await pool.query<{ id: string }>(
      `select m.id from mail_message m order by m.signature_id = $1`,
      [(await requireRow(anna.email)).id],
    );
    const [others, annas] = rows.map(({ id }) => id);
    await pool.query(
      `select graphile_worker.add_job('deliver_mails', json_build_object('mailIds', $1::text[], 'key', 'k'))`,
      [[annas, others]],
    );
    await eraseAddress(anna.email, { now });
    const jobs = await pool.query<{ payload: { mailIds: string[]; key?: string } }>(
      "select payload from graphile_worker._private_jobs order by id",
    );
    expect(jobs.rows.map(({ payload }) => payload)).toEqual([
      { mailIds: [others] },
      { mailIds: [others], key: "k" },
    ]);
  });

  it("and the audit log knows that it happened, and not to whom", async () => {
    const anna = stranger();
    await confirm(anna);
    const before = await countRows("audit_entry where action = 'signer.erased'");
    await eraseAddress(anna.email, { now: later({ days: 1 }) });
    await eraseAddress(anna.email, { now: later({ days: 2 }) });
    const { rows } = await pool.query(
      "select actor_id, subject_id, details from audit_entry where action = 'signer.erased' order by at desc",
    );
    expect(rows).toHaveLength(before + 1);
    expect(rows[0]).toEqual({ actor_id: null, subject_id: null, details: { signatures: 1 } });
  });

  it("while they and others go on signing, withdrawing nothing from the count", async () => {
    const anna = stranger();
    const crowd = Array.from({ length: 40 }, async (_, n) => {
      if (n % 4 === 0) return eraseAddress(anna.email, { now });
      await submit(n % 4 === 1 ? anna : stranger());
      const row = await findRow(anna.email);
      return row && confirm(stranger());
    });
    await Promise.all(crowd);
    expect(await findTallyDrift()).toEqual(exact);
    await eraseAddress(anna.email, { now });
    expect(await findRow(anna.email)).toBeUndefined();
  });

  it("with something that is no address, which finds nobody", async () => {
    for (const text of ["", "anna", "a@b", "a b@example.org", "@example.org"]) {
      expect(await eraseAddress(text, { now })).toEqual({ outcome: "not_an_address" });
    }
  });
});

it("whatever refers to a signature lets it go", async () => {
  const { rows } = await pool.query(
    `select conrelid::regclass::text as table, confdeltype as "onDelete" from pg_constraint
     where contype = 'f' and confrelid = 'signature'::regclass and confdeltype not in ('c', 'n')`,
  );
  expect(rows).toEqual([]);
});
