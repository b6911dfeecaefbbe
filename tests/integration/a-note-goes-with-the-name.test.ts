import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { findSignature, lookBack, undoActs } from "@/lib/moderation";
import { changeSignature, confirmSignature, withdrawSignature } from "@/lib/signing";
import { addWatchedName, forgetNamesRead, removeWatchedName } from "@/lib/watchlist";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { dumpDatabase } from "../support/dump";
import { moderate } from "../support/moderation";
import { changed, signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";
import { confirmTokenOf, requireRow, submit } from "../support/signing";
import { findTraces } from "../support/traces";

const at = { now };
const name = "Quillwyn Harrowgate";
const note = "Quillwyn Harrowgate is the one from Exampleton, she says";

let oscar: Actor;

beforeEach(async () => {
  await pool.query("delete from watched_name");
  forgetNamesRead();
  oscar = (await signInAs("organiser")).actor;
});

/** Signs, and is noted by an organiser and found by a look back at that name. */
async function signAndBeNoted() {
  const { email } = stranger();
  const { row, token } = await signAndConfirm({ email, name });
  await moderate(oscar, [row.id], "flag", { note, at: later({ minutes: 1 }) });
  const unflagged = await moderate(oscar, [row.id], "unflag", { at: later({ minutes: 2 }) });
  const watched = await addWatchedName(oscar, name, { now: later({ minutes: 3 }) });
  if (watched.outcome !== "watched") throw new Error(watched.outcome);
  const look = { watchedNameId: watched.id, actorId: oscar.id };
  expect(await lookBack(look, { now: later({ minutes: 4 }) })).toMatchObject({ flagged: 1 });
  return { row, token, email, watchedId: watched.id, actIds: unflagged.actIds };
}

/** What a thief finds of the name, apart from the list of names that are watched. */
async function findName(): Promise<string[]> {
  await pool.query("delete from watched_name");
  await pool.query("delete from graphile_worker._private_jobs");
  await pool.query("analyze");
  return findTraces(await dumpDatabase(pool), [name, "Quillwyn", "Harrowgate", "Exampleton"]);
}

describe("what organisers noted about somebody", () => {
  it("stands in the signature's history, with the watched name that it resembles", async () => {
    const { row, watchedId } = await signAndBeNoted();
    const acts = (await findSignature(oscar, row.id))!.acts;
    expect(acts.map(({ verb, note: said, watchedName }) => [verb, said, watchedName])).toEqual([
      ["flag", null, name],
      ["unflag", null, null],
      ["flag", note, null],
    ]);
    const stored = await pool.query("select note from moderation_act where note is not null");
    expect(stored.rows).toEqual([{ note }]);
    await removeWatchedName(oscar, watchedId, at);
    expect((await findSignature(oscar, row.id))!.acts[0]).toMatchObject({ watchedName: null });
  });

  it("is gone with the signature that is withdrawn, the deeds too", async () => {
    const { row, token } = await signAndBeNoted();
    await withdrawSignature(token, at);
    expect((await findSignature(oscar, row.id))!.acts).toEqual([]);
    expect(await findName()).toEqual([]);
  });

  it.each(["initials", "handover", "count"] as const)(
    "is gone when the name is shown less: %s",
    async (visibility) => {
      const { row, token } = await signAndBeNoted();
      expect(await changeSignature(token, changed(row, { visibility }), at)).toEqual({
        outcome: "changed",
      });
      const acts = (await findSignature(oscar, row.id))!.acts;
      expect(acts.map(({ note: said, watchedName }) => [said, watchedName])).toEqual(
        Array(3).fill([null, null]),
      );
      expect(await findName()).toEqual([]);
    },
  );

  it("is gone with a name that is replaced", async () => {
    const { row, token } = await signAndBeNoted();
    await changeSignature(token, changed(row, { name: "Somebody Else" }), at);
    expect(await findName()).toEqual([]);
  });

  it("stays while the name stays, whatever else is changed", async () => {
    const { row, token } = await signAndBeNoted();
    await changeSignature(token, changed(row, { role: "gardener" }), at);
    expect((await findSignature(oscar, row.id))!.acts.at(-1)).toMatchObject({ note });
  });

  it("is gone when less is shown from the list handed over to fewer", async () => {
    const { email } = stranger();
    const { row, token } = await signAndConfirm({ email, name, visibility: "handover" });
    await moderate(oscar, [row.id], "flag", { note });
    await changeSignature(token, changed(row, { visibility: "count" }), at);
    expect(await findName()).toEqual([]);
  });

  it("is gone when its mailbox's owner confirms with less than was typed", async () => {
    const { email } = stranger();
    await submit({ email, name });
    const row = await requireRow(email);
    await moderate(oscar, [row.id], "flag", { note });
    await confirmSignature(confirmTokenOf(row), { visibility: "count" }, at);
    // The mail that follows names nobody.
    expect(await findName()).toEqual([]);
  });

  it("is not there either when the look back and a change of mind meet", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { email } = stranger();
      const { row, token } = await signAndConfirm({ email, name });
      const watched = await addWatchedName(oscar, name, at);
      if (watched.outcome !== "watched") throw new Error(watched.outcome);
      const look = { watchedNameId: watched.id, actorId: oscar.id };
      await Promise.all([
        lookBack(look, at),
        changeSignature(token, changed(row, { visibility: "count" }), at),
        moderate(oscar, [row.id], "unflag", { note }),
      ]);
      const { rows } = await pool.query(
        "select watched_name_id from moderation_act where signature_id = $1 and watched_name_id is not null",
        [row.id],
      );
      expect(rows).toEqual([]);
      await pool.query("delete from watched_name");
    }
  });

  it("stops nobody: deeds are undone while their signatures are withdrawn", async () => {
    for (let round = 0; round < 10; round += 1) {
      const signed = await Promise.all([1, 2, 3, 4].map(() => signAndConfirm(stranger())));
      const ids = signed.map(({ row }) => row.id);
      const { actIds } = await moderate(oscar, ids, "flag", { note });
      await Promise.all([
        undoActs(oscar, actIds, at),
        ...signed.map(({ token }) => withdrawSignature(token, at)),
      ]);
    }
    expect((await pool.query("select from moderation_act")).rowCount).toBe(0);
  });
});
