import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { confirmImport, findImport, saveImportRows, startImport } from "@/lib/signatories";
import { signInAs } from "../support/actors";
import { storyStart } from "../support/clock";
import { openBoard, readCategory, requireCategory } from "../support/notables";
import { british } from "../support/signing";

const now = storyStart;
const gazette = { sourceNote: "The Example Gazette", sourceUrl: null, sourceDate: null };

const countEntries = async () =>
  (await pool.query<{ n: number }>("select count(*)::int as n from notable")).rows[0]!.n;

describe("an imported list", () => {
  it("chooses no category where the list names none, and imports nobody until there is one", async () => {
    const { actor } = await signInAs("organiser");
    const text = "Anna Example\nSpeakers:\nIvan Sample\nCulture:\nVera Specimen";
    const provenance = { ...gazette, locale: "en" } as const;
    const started = await startImport(actor, { slug: british, provenance, list: text }, { now });
    if (started.outcome !== "started") throw new Error(started.outcome);
    const { id } = started;
    const culture = await requireCategory("culture");
    const unions = await requireCategory("trade-unions");
    const readDraft = async () => (await findImport(actor, id, "en"))!;
    const draft = await readDraft();
    expect(draft.rows.map(({ categoryId, heading }) => [categoryId, heading])).toEqual([
      ["", ""],
      ["", "Speakers"],
      [culture, "Culture"],
    ]);
    expect(draft.counts).toMatchObject({ included: 3, unplaced: 2, faulty: 0 });
    const before = await countEntries();
    await saveImportRows(actor, { id, changes: { "1": { role: { en: "poet" } } } });
    expect(await confirmImport(actor, { id }, { now })).toEqual({
      outcome: "to_be_mended",
      unplaced: 2,
      faulty: 0,
      undecided: 0,
    });
    expect(await countEntries()).toBe(before);

    // Who is left out needs none; a category that is gone, or of another statement, is none.
    const foreign = (await openBoard(actor, "russian")).categories[0]?.id ?? randomUUID();
    const changes = { "1": { categoryId: foreign }, "2": { isIncluded: false } };
    await saveImportRows(actor, { id, changes, restTo: foreign });
    expect((await readDraft()).counts).toMatchObject({ included: 2, unplaced: 1 });
    await saveImportRows(actor, { id, changes: {}, restTo: unions });
    expect((await readDraft()).rows.map(({ categoryId }) => categoryId)).toEqual([
      unions,
      unions,
      culture,
    ]);
    expect(await confirmImport(actor, { id }, { now })).toEqual({ outcome: "imported", people: 2 });
    expect(await readCategory(unions)).toContainEqual(
      expect.objectContaining({ name: "Anna Example" }),
    );
    const { rows } = await pool.query("select role from notable where name ->> 'en' = $1", [
      "Anna Example",
    ]);
    expect(rows).toEqual([{ role: { en: "poet" } }]);
  });
});
