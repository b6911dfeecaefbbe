import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import {
  findNotable,
  linkSignature,
  searchSignaturesToPromote,
  tellApart,
} from "@/lib/signatories";
import { forgetNamesRead } from "@/lib/watchlist";
import { signInAs } from "../support/actors";
import { storyStart } from "../support/clock";
import {
  approve,
  importList,
  openBoard,
  readEntry,
  requireEntry,
  signByName,
  timesShown,
} from "../support/notables";
import { stranger } from "../support/people";
import { british } from "../support/signing";

const now = storyStart;
const name = "Anna Example";

// Names are kept in memory for five seconds; no story waits so long.
beforeEach(forgetNamesRead);

async function meetTeam() {
  const { actor: one } = await signInAs("organiser");
  const { actor: other } = await signInAs("organiser");
  return { one, other };
}

async function importAnna(actor: Actor) {
  await importList(actor, `${name}, poet`);
  return (await requireEntry(name)).id;
}

async function readActions(id: string) {
  const { rows } = await pool.query<{ action: string }>(
    "select action from audit_entry where subject_id = $1 order by at, id",
    [id],
  );
  return rows.map(({ action }) => action);
}

/** Who waits for a lock that somebody else holds. */
async function countWaiting() {
  const { rowCount } = await pool.query(
    `select from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rowCount;
}

describe("somebody on the board who signed as well", () => {
  it("is asked about at the approval; linked by whoever approves, the page lists them once", async () => {
    const { one, other } = await meetTeam();
    const signatureId = await signByName({ ...stranger(), name: "anna  EXAMPLE", role: "poet" });
    const id = await importAnna(one);
    const { cases } = await openBoard(other);
    expect(cases[id]!.matches).toMatchObject([{ id: signatureId, role: "poet" }]);

    for (const same of [{}, { [id]: "" }, { [id]: id }, { other: signatureId }]) {
      expect(await approve(other, id, { same })).toMatchObject({ approved: 0, undecided: [id] });
    }
    expect(await readEntry(id)).toMatchObject({ stage: "evidence", signature_id: null });
    expect(await approve(other, id, { same: { [id]: signatureId } })).toMatchObject({
      approved: 1,
      undecided: [],
    });
    expect(await readEntry(id)).toMatchObject({ stage: "published", signature_id: signatureId });
    expect((await timesShown(name)) + (await timesShown("anna  EXAMPLE"))).toBe(1);
    expect(await readActions(id)).toEqual(
      expect.arrayContaining(["notable.approved", "notable.published", "notable.linked"]),
    );
  });

  it("approves nobody of several before all are decided", async () => {
    const { one, other } = await meetTeam();
    await signByName({ ...stranger(), name });
    const id = await importAnna(one);
    await importList(one, "Ivan Sample");
    const { id: ivan } = await requireEntry("Ivan Sample");
    const ids = [id, ivan];
    expect(await approve(other, id, { ids })).toMatchObject({ approved: 0, undecided: [id] });
    expect(await readEntry(ivan)).toMatchObject({ stage: "evidence" });
    const same = { [id]: "another" };
    expect(await approve(other, id, { ids, same })).toMatchObject({ approved: 2 });
  });

  it("is one entry's only: where one signature is said to be two entries', nobody goes up", async () => {
    const { one, other } = await meetTeam();
    const signatureId = await signByName({ ...stranger(), name });
    const id = await importAnna(one);
    await importList(one, "Anna Sample");
    const { id: twin } = await requireEntry("Anna Sample");
    await pool.query("update notable set name = $2 where id = $1", [twin, { en: name }]);
    const ids = [id, twin].sort();
    const [first, second] = ids as [string, string];
    const same = { [first]: signatureId, [second]: signatureId };
    const answer = await approve(other, id, { ids, same });
    expect(answer).toEqual({ approved: 0, own: 0, passed: 0, undecided: [second] });
    for (const each of ids) {
      expect(await readEntry(each)).toMatchObject({ stage: "evidence", signature_id: null });
      expect(await readActions(each)).not.toContain("notable.linked");
    }
    const decided = { ...same, [second]: "another" };
    expect(await approve(other, id, { ids, same: decided })).toMatchObject({ approved: 2 });
    expect(await readEntry(first)).toMatchObject({ signature_id: signatureId });
  });

  it("does not go up unlinked when the signature is gone by the time they are linked", async () => {
    const { one, other } = await meetTeam();
    const signatureId = await signByName({ ...stranger(), name });
    const id = await importAnna(one);
    const same = { [id]: signatureId };
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query("update signature set quarantined = true where id = $1", [signatureId]);
      const approval = approve(other, id, { same });
      await expect.poll(countWaiting).toBe(1);
      await client.query("commit");
      expect(await approval).toMatchObject({ approved: 0, undecided: [id] });
    } finally {
      client.release();
    }
    expect(await readEntry(id)).toMatchObject({ stage: "evidence", signature_id: null });
    // The form still says so when it is sent once more.
    expect(await approve(other, id, { same })).toMatchObject({ approved: 0, undecided: [id] });
    expect(await approve(other, id, { same: { [id]: "another" } })).toMatchObject({ approved: 1 });
  });

  it("may be somebody else: both are listed, and nobody is asked again", async () => {
    const { one, other } = await meetTeam();
    const signatureId = await signByName({ ...stranger(), name });
    const id = await importAnna(one);
    await approve(other, id, { same: { [id]: "another" } });
    expect(await timesShown(name)).toBe(2);
    expect((await openBoard(one)).signedToo).toEqual([]);
    expect((await findNotable(one, id, "en"))!.matches).toEqual([]);
    expect(await readActions(id)).toContain("notable.told_apart");
    // The decision goes with the signature, and with the name that it was about: kept beside
    // initials or a mere count it would tell whose they are.
    const countPairs = async () => (await pool.query("select from notable_told_apart")).rowCount;
    expect(await countPairs()).toBe(1);
    await pool.query(
      `update signature set visibility = 'count', name = null, role = null, organisation = null,
         capacity = null, search_words = null where id = $1`,
      [signatureId],
    );
    expect(await countPairs()).toBe(0);
    await pool.query("insert into notable_told_apart values ($1, $2)", [id, signatureId]);
    await pool.query("delete from signature where id = $1", [signatureId]);
    expect(await countPairs()).toBe(0);
    expect(await readEntry(id)).toMatchObject({ stage: "published" });
  });

  it("is found by the board when they sign after they were published", async () => {
    const { one, other } = await meetTeam();
    const id = await importAnna(one);
    await approve(other, id);
    const ids = [];
    for (const person of [stranger(), stranger()]) {
      const signatureId = await signByName({ ...person, name });
      // A name of the list waits for review when somebody signs with it.
      await pool.query("update signature set quarantined = false where id = $1", [signatureId]);
      ids.push(signatureId);
    }
    expect(await timesShown(name)).toBe(3);
    const { signedToo } = await openBoard(one);
    expect(signedToo).toMatchObject([{ id, name }]);
    expect(signedToo[0]!.matches.map((match) => match.id).sort()).toEqual([...ids].sort());
    const [hers, anothers] = ids as [string, string];
    const pair = { id, signatureId: anothers };
    expect(await tellApart(one, pair, { now })).toEqual({ outcome: "told_apart" });
    expect(await tellApart(one, pair, { now })).toEqual({ outcome: "told_apart" });
    expect(await linkSignature(one, { id, signatureId: hers }, { now })).toEqual({
      outcome: "linked",
    });
    expect((await openBoard(one)).signedToo).toEqual([]);
    expect(await timesShown(name)).toBe(2);
    expect(await tellApart(one, { id, signatureId: id }, { now })).toEqual({
      outcome: "not_shown",
    });
  });

  it.each(["initials", "handover", "count"] as const)(
    "is never found with %s",
    async (visibility) => {
      const { one, other } = await meetTeam();
      await signByName({ ...stranger(), name, visibility });
      const id = await importAnna(one);
      expect((await openBoard(other)).cases[id]!.matches).toEqual([]);
      expect(await approve(other, id)).toMatchObject({ approved: 1, undecided: [] });
    },
  );

  it("is offered to be linked rather than promoted beside themselves", async () => {
    const { one } = await meetTeam();
    const signatureId = await signByName({ ...stranger(), name });
    const id = await importAnna(one);
    const found = await searchSignaturesToPromote(one, { slug: british, q: "anna" });
    expect(found).toMatchObject([{ id: signatureId, notableId: null, sameName: [id] }]);
    await linkSignature(one, { id, signatureId }, { now });
    const [after] = await searchSignaturesToPromote(one, { slug: british, q: "anna" });
    expect(after).toMatchObject({ notableId: id, sameName: [] });
  });
});
