import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { promoteSignature, removeNotable, undoRemoval } from "@/lib/signatories";
import { withdrawSignature } from "@/lib/signing";
import { signInAs } from "../support/actors";
import { storyStart } from "../support/clock";
import {
  importList,
  readEntry,
  requireCategory,
  requireEntry,
  signByName,
} from "../support/notables";
import { stranger } from "../support/people";
import { manageTokenOf, requireRow } from "../support/signing";

const now = storyStart;

describe("removing somebody", () => {
  it("takes them off at once, and an undo brings back everything, once", async () => {
    const { actor } = await signInAs("organiser");
    await importList(actor, "Anna Example, poet, Sampleton College (pc)");
    const { id } = await requireEntry("Anna Example");
    const read = () =>
      pool.query(
        `select to_jsonb(n) - 'position' as row, (select jsonb_agg(to_jsonb(e)) from notable_evidence e
         where e.notable_id = n.id) as evidence from notable n where id = $1`,
        [id],
      );
    const before = (await read()).rows;
    const removed = await removeNotable(actor, { id, atWish: true }, { now });
    if (removed.outcome !== "removed") throw new Error(removed.outcome);
    expect((await read()).rows).toEqual([]);
    const undo = () => undoRemoval(actor, { removalId: removed.removalId }, { now });
    const outcomes = await Promise.all([undo(), undo(), undo()]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["over", "over", "put_back"]);
    expect((await read()).rows).toEqual(before);
    const { rowCount } = await pool.query("select from notable_removal");
    expect(rowCount).toBe(0);
  });

  it("is told by the audit log without a name", async () => {
    const { actor } = await signInAs("organiser");
    await importList(actor, "Anna Example");
    const { id } = await requireEntry("Anna Example");
    await removeNotable(actor, { id, atWish: true }, { now });
    const { rows } = await pool.query<{ text: string; action: string }>(
      `select action, row_to_json(a)::text as text from audit_entry a where actor_id = $1`,
      [actor.id],
    );
    expect(rows.map(({ action }) => action).sort()).toEqual([
      "notable.removed",
      "notable_import.confirmed",
      "notable_import.started",
    ]);
    expect(rows.map(({ text }) => text).join()).not.toMatch(/Anna|Example/);
  });

  it("is possible for one whose category is gone since", async () => {
    const { actor } = await signInAs("organiser");
    await importList(actor, "Anna Example");
    const { id } = await requireEntry("Anna Example");
    const removed = await removeNotable(actor, { id, atWish: false }, { now });
    if (removed.outcome !== "removed") throw new Error(removed.outcome);
    const culture = await requireCategory("culture");
    await pool.query("delete from notable where category_id = $1", [culture]);
    await pool.query("delete from category where id = $1", [culture]);
    expect(await undoRemoval(actor, { removalId: removed.removalId }, { now })).toMatchObject({
      outcome: "put_back",
    });
  });

  it("is not undone over the wish of a signer who withdrew meanwhile", async () => {
    const { actor } = await signInAs("organiser");
    const anna = { ...stranger(), name: "Anna Example" };
    const signatureId = await signByName(anna);
    const promotion = {
      signatureId,
      categoryId: await requireCategory("culture"),
      isAnother: false,
    };
    const promoted = await promoteSignature(actor, promotion, { now });
    if (promoted.outcome !== "promoted") throw new Error(promoted.outcome);
    const removed = await removeNotable(actor, { id: promoted.id, atWish: false }, { now });
    if (removed.outcome !== "removed") throw new Error(removed.outcome);
    await withdrawSignature(manageTokenOf(await requireRow(anna.email)), { now });
    expect(await undoRemoval(actor, { removalId: removed.removalId }, { now })).toEqual({
      outcome: "signature_gone",
    });
    expect(await readEntry(promoted.id)).toBeUndefined();
  });
});
