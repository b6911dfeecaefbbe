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
