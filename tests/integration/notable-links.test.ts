import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import {
  findNotable,
  linkSignature,
  promoteSignature,
  searchSignaturesToPromote,
  unlinkSignature,
} from "@/lib/signatories";
import { findStatement } from "@/lib/statements";
import { forgetNamesRead } from "@/lib/watchlist";
import { signInAs } from "../support/actors";
import { storyStart } from "../support/clock";
import {
  approve,
  importList,
  readEntry,
  readShownNotables,
  requireCategory,
  requireEntry,
  signByName,
  timesShown,
} from "../support/notables";
import { stranger } from "../support/people";
import { british } from "../support/signing";

const now = storyStart;

// Names are kept in memory for five seconds; no story waits so long.
beforeEach(forgetNamesRead);

describe("a signature that becomes a notable", () => {
  it("is shown once, and only while its owner wants it", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("organiser");
    const anna = { ...stranger(), name: "Anna Example", role: "poet", personalCapacity: true };
    const signatureId = await signByName(anna);
    const categoryId = await requireCategory("culture");
    const [found] = await searchSignaturesToPromote(one, { slug: british, q: "anna exa" });
    expect(found).toMatchObject({ id: signatureId, notableId: null });
    const promotion = { signatureId, categoryId, isAnother: false };
    const promoted = await promoteSignature(one, promotion, { now });
    if (promoted.outcome !== "promoted") throw new Error(promoted.outcome);
    expect(await promoteSignature(other, promotion, { now })).toEqual({
      outcome: "already_there",
      id: promoted.id,
    });
    expect(await timesShown("Anna Example")).toBe(1);
    await approve(other, promoted.id);
    const notables = await readShownNotables();
    expect(notables.find(({ name }) => name === "Anna Example")).toMatchObject({
      role: "poet",
      capacity: "personal",
    });
    expect(await timesShown("Anna Example")).toBe(1);
    // From a signature: it counts among the signatures and not beside them.
    expect(await findStatement(british, "en")).toMatchObject({ count: 1, notablesBesideCount: 18 });

    for (const [hide, show] of [
      ["quarantined = true", "quarantined = false"],
      ["state = 'withdrawn'", "state = 'confirmed'"],
      ["visibility = 'initials', role = null, capacity = null, search_words = null", null],
    ] as const) {
      await pool.query(`update signature set ${hide} where id = $1`, [signatureId]);
      const shown = await readShownNotables();
      expect(shown.map(({ name }) => name)).not.toContain("Anna Example");
      if (!show) continue;
      await pool.query(`update signature set ${show} where id = $1`, [signatureId]);
      expect(await timesShown("Anna Example")).toBe(1);
    }
    await pool.query("delete from signature where id = $1", [signatureId]);
    expect(await readEntry(promoted.id)).toBeUndefined();
  });

  it.each(["initials", "handover", "count"] as const)("is none with %s", async (visibility) => {
    const { actor } = await signInAs("organiser");
    const signatureId = await signByName({ ...stranger(), name: "Anna Example", visibility });
    const categoryId = await requireCategory("culture");
    const promotion = { signatureId, categoryId, isAnother: false };
    expect(await promoteSignature(actor, promotion, { now })).toEqual({ outcome: "not_shown" });
    expect(await searchSignaturesToPromote(actor, { slug: british, q: "anna" })).toEqual([]);
  });

  it("is linked to the entry of the same person, who was there without one", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("organiser");
    const signatureId = await signByName({ ...stranger(), name: "Rory Placeholder-Barrett" });
    await importList(one, "Rory Placeholder Barrett TD");
    const { id } = await requireEntry("Rory Placeholder Barrett");
    expect(await approve(other, id)).toMatchObject({ approved: 0, undecided: [id] });
    const details = await findNotable(one, id, "en");
    expect(details!.matches).toMatchObject([{ id: signatureId }]);
    expect(await linkSignature(one, { id, signatureId }, { now })).toEqual({ outcome: "linked" });
    expect(await approve(other, id)).toMatchObject({ approved: 1 });
    expect(await findStatement(british, "en")).toMatchObject({ notablesBesideCount: 18 });
    expect(await timesShown("Rory Placeholder-Barrett")).toBe(0);
    expect(await timesShown("Rory Placeholder Barrett")).toBe(1);

    await pool.query("update signature set state = 'withdrawn' where id = $1", [signatureId]);
    expect(await timesShown("Rory Placeholder Barrett")).toBe(0);
    // The link is what keeps the name off the page: nobody takes it away now.
    expect(await unlinkSignature(one, { id }, { now })).toEqual({ outcome: "not_shown" });
    expect(await timesShown("Rory Placeholder Barrett")).toBe(0);
  });
});
