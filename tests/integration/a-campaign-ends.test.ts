import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { closeCampaign, findClosing, findClosingNotice, reopenCampaign } from "@/lib/campaign";
import { pool } from "@/lib/db";
import { confirmSignature, findTallyDrift } from "@/lib/signing";
import { findStatement } from "@/lib/statements";
import { signInAs } from "../support/actors";
import { later, storyStart } from "../support/clock";
import { stranger } from "../support/people";
import { foresee, forget } from "../support/retention";
import { readCounts, requireRow, russian, submit, submitAndOpenMail } from "../support/signing";

const now = storyStart;
const exact = { statements: 0, versions: 0, campaigns: 0, signers: 0 };
const beforeTheEnd = new Date("2027-11-22T11:59:59.000Z");
const theEnd = new Date("2027-11-22T12:00:00.000Z");

const everybody = ["name", "initials", "handover", "count"] as const;

/** Four sign the British statement, one of them the Russian one too, and somebody never confirms. */
async function signAsMany(): Promise<void> {
  const people = everybody.map((visibility) => ({ ...stranger(), visibility }));
  for (const person of people) {
    await confirmSignature(await submitAndOpenMail(person), null, { now });
  }
  await confirmSignature(await submitAndOpenMail(people[0]!, russian), null, { now });
  await submit(stranger());
}

async function countRows(table: string): Promise<number> {
  const { rows } = await pool.query(`select count(*)::int as count from ${table}`);
  return rows[0].count;
}

async function promote(email: string): Promise<string> {
  const id = randomUUID();
  const { id: signatureId } = await requireRow(email);
  await pool.query(
    `insert into notable (id, statement_id, category_id, position, name, source, source_note,
       signature_id, stage, published_at)
     select $1, statement_id, id, 900, '{"en": "Anna Example"}', 'signature', 'signed here', $2,
       'published', $3
     from category where statement_id = (select id from statement where slug = 'british') limit 1`,
    [id, signatureId, now],
  );
  return id;
}

beforeEach(async () => {
  await pool.query("delete from notable where source = 'signature'");
});

describe("a closed campaign", () => {
  it("takes no more signatures, keeps everything for its period, and warns before the end", async () => {
    await signAsMany();
    expect(await findClosing({ now })).toMatchObject({ stage: "running", endsAt: null });
    expect(await closeCampaign({ now })).toBe(true);
    expect(await closeCampaign({ now: later({ days: 9 }) })).toBe(false);
    expect(await submit(stranger())).toEqual({ outcome: "closed" });
    const stageAt = async (moment: Date) => (await findClosing({ now: moment }))?.stage;
    expect(await findClosing({ now })).toMatchObject({ endsAt: theEnd, signatures: 6 });
    expect(await stageAt(later({ days: 334 }))).toBe("closed");
    expect(await stageAt(later({ days: 335 }))).toBe("warning");
    expect(await stageAt(beforeTheEnd)).toBe("warning");
    expect(await stageAt(theEnd)).toBe("due");
    await forget(beforeTheEnd);
    expect((await readCounts()).british).toBe(4);
    expect(await countRows("signature")).toBe(5);
  });

  it("tells the team of it, from the closing on, with the day on which everything goes", async () => {
    const { actor } = await signInAs("organiser");
    await signAsMany();
    const queries = vi.spyOn(pg.Client.prototype, "query");
    expect(await findClosingNotice(actor, { now })).toBeNull();
    const asked = JSON.stringify(queries.mock.calls.map(([query]) => query));
    queries.mockRestore();
    expect(asked).toContain("campaign");
    expect(asked, "counts nobody").not.toContain("signature");
    await closeCampaign({ now });
    const noticeAt = (moment: Date) => findClosingNotice(actor, { now: moment });
    const said = { endsAt: theEnd, signatures: 6 };
    expect(await noticeAt(now)).toEqual({ ...said, stage: "closed", daysLeft: 365 });
    expect(await noticeAt(beforeTheEnd)).toEqual({ ...said, stage: "warning", daysLeft: 1 });
    expect(await noticeAt(theEnd)).toEqual({ ...said, stage: "due", daysLeft: 0 });
    await forget(theEnd);
    expect(await noticeAt(theEnd)).toMatchObject({ stage: "ended", signatures: 0 });
  });

  it("loses everything about signers at the end, and its numbers stay what they were", async () => {
    const anna = stranger();
    await confirmSignature(await submitAndOpenMail(anna), null, { now });
    const promoted = await promote(anna.email);
    await signAsMany();
    // Somebody of the published list has signed here too: the list stays as it was published.
    const listed = stranger();
    await confirmSignature(await submitAndOpenMail(listed), null, { now });
    await pool.query(
      `update notable set signature_id = $1
       where id = (select id from notable where source = 'import' and published_at is not null limit 1)`,
      [(await requireRow(listed.email)).id],
    );
    const publishedList = "notable where source = 'import' and published_at is not null";
    const imported = await countRows(publishedList);
    const reached = await readCounts();
    expect(reached).toMatchObject({ british: 6, russian: 1, total: 6 });
    await closeCampaign({ now });
    expect(await foresee(theEnd)).toMatchObject({ signatures_of_ended_campaigns: 8 });
    expect(await countRows("signature")).toBe(8);
    expect(await forget(theEnd)).toMatchObject({
      notables_of_ended_campaigns: 1,
      signatures_of_ended_campaigns: 7,
    });
    for (const table of ["signature", "signer_address", "mail_message", "campaign_signer"]) {
      expect(await countRows(table)).toBe(0);
    }
    expect(await countRows(`notable where id = '${promoted}'`)).toBe(0);
    expect(await countRows(publishedList)).toBe(imported);
    expect(await readCounts()).toEqual(reached);
    expect(await findStatement("british", "en")).toMatchObject({ count: 6, status: "closed" });
    expect(await findTallyDrift()).toEqual(exact);
    expect(await findClosing({ now: theEnd })).toMatchObject({ stage: "ended", signatures: 0 });
    expect(await forget(theEnd)).toEqual({});
  });

  it("is exact in the middle of being erased too", async () => {
    await signAsMany();
    const reached = await readCounts();
    await closeCampaign({ now });
    const holder = await pool.connect();
    await holder.query("begin");
    await holder.query("select from signature where visibility = 'count' for update");
    await forget(theEnd);
    expect(await countRows("signature")).toBe(1);
    expect(await readCounts()).toEqual(reached);
    expect(await findTallyDrift()).toEqual(exact);
    await holder.query("rollback");
    holder.release();
    await forget(theEnd);
    expect(await countRows("signature")).toBe(0);
    expect(await readCounts()).toEqual(reached);
  });

  it("can be taken back until then, and not after", async () => {
    await signAsMany();
    await closeCampaign({ now });
    const open = () => pool.query("update statement set status = 'open'");
    await expect(open()).rejects.toMatchObject({ code: "23000" });
    expect(await reopenCampaign({ now })).toBe(true);
    expect(await reopenCampaign({ now })).toBe(false);
    await open();
    expect(await submit(stranger())).toEqual({ outcome: "awaiting_confirmation" });
    await closeCampaign({ now });
    await forget(theEnd);
    await expect(reopenCampaign({ now })).rejects.toMatchObject({ code: "23000" });
    await expect(open()).rejects.toMatchObject({ code: "23000" });
    await pool.query("update tally set count = 9; update campaign_tally set total = 9");
    expect((await readCounts()).british).toBe(4);
  });
});

describe("what the tables keep beyond their need", () => {
  it("is found: an address that the mail after confirmation left behind", async () => {
    const token = await submitAndOpenMail(stranger());
    await confirmSignature(token, null, { now });
    await confirmSignature(await submitAndOpenMail({ ...stranger(), updates: true }), null, {
      now,
    });
    expect(await forget(now)).toEqual({});
    await pool.query("update mail_message set state = 'sent', recipient = null");
    expect(await foresee(now)).toEqual({ addresses_no_longer_needed: 1 });
    expect(await forget(now)).toEqual({ addresses_no_longer_needed: 1 });
    expect(await countRows("signer_address")).toBe(1);
  });
});
