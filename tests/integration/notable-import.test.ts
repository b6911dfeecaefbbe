import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import {
  approveNotables,
  confirmImport,
  discardImport,
  findImport,
  listImports,
  listNotables,
  removeNotable,
  saveImportRows,
  startImport,
  undoImport,
} from "@/lib/signatories";
import { signInAs } from "../support/actors";
import { storyStart } from "../support/clock";
import { importList, openBoard, requireEntry } from "../support/notables";
import { british } from "../support/signing";

const now = storyStart;
const provenance = {
  locale: "en",
  sourceNote: "The Example Gazette, page 3",
  sourceUrl: "https://gazette.example.org/list",
  sourceDate: "2023-08-02",
} as const;
const list = `Culture:
Anna Example, poet
Nora Sampleton MP
Kim Courtley, joint General Secretary, NEU (pc)
Trade unions:
Rory Placeholder Barrett TD, Ireland`;

async function startDraft(actor: Parameters<typeof startImport>[0], text = list) {
  const started = await startImport(actor, { slug: british, provenance, list: text }, { now });
  if (started.outcome !== "started") throw new Error(JSON.stringify(started));
  return started.id;
}

const countEntries = async () =>
  (await pool.query<{ n: number }>("select count(*)::int as n from notable")).rows[0]!.n;

describe("importing a list", () => {
  it("saves nobody before it is confirmed, and can be left and returned to", async () => {
    const { actor } = await signInAs("organiser");
    const before = await countEntries();
    const id = await startDraft(actor);
    expect(await countEntries()).toBe(before);
    const draft = await findImport(actor, id, "en");
    expect(draft!.rows.map(({ name }) => name.en)).toEqual([
      "Anna Example",
      "Nora Sampleton",
      "Kim Courtley",
      "Rory Placeholder Barrett",
    ]);
    const [imported] = await listImports(actor, british);
    expect(imported).toMatchObject({ id, state: "draft", people: 4 });
  });

  it("puts a name in other letters than the list's into that language's fields, and asks", async () => {
    const { actor } = await signInAs("organiser");
    const text = "Anna Example, poet\nВера Образцова, историк, NEU\nЗоя O’Neil, actor";
    const draft = await findImport(actor, await startDraft(actor, text), "en");
    expect(draft!.rows).toMatchObject([
      { name: { en: "Anna Example" }, role: { en: "poet" }, doubts: [] },
      {
        name: { ru: "Вера Образцова" },
        role: { ru: "историк" },
        organisation: { en: "NEU" },
        doubts: ["language"],
      },
      { name: { en: "Зоя O’Neil" }, role: { en: "actor" }, doubts: [] },
    ]);
    expect(draft!.rows[1]!.name).not.toHaveProperty("en");
    expect(draft!.counts).toMatchObject({ faulty: 0, doubtful: 1 });
  });

  it("is its owner's alone until then", async () => {
    const { actor } = await signInAs("organiser");
    const { actor: other } = await signInAs("admin");
    const id = await startDraft(actor);
    expect(await findImport(other, id, "en")).toBeNull();
    expect(await listImports(other, british)).toEqual([]);
    expect(await saveImportRows(other, { id, changes: {} })).toEqual({ outcome: "unknown" });
    expect(await confirmImport(other, { id }, { now })).toEqual({ outcome: "unknown" });
    expect(await discardImport(other, { id }, { now })).toEqual({ outcome: "unknown" });
  });

  it("keeps what was mended, right or wrong, and imports only what is right", async () => {
    const { actor } = await signInAs("organiser");
    const id = await startDraft(actor);
    const change = (en: string) =>
      saveImportRows(actor, { id, changes: { "1": { name: { en } } } });
    await change("www.example.org");
    expect((await findImport(actor, id, "en"))!.rows[0]).toMatchObject({
      name: { en: "www.example.org" },
      faults: [{ field: "name.en", code: "link" }],
    });
    expect(await confirmImport(actor, { id }, { now })).toEqual({
      outcome: "to_be_mended",
      unplaced: 0,
      faulty: 1,
      undecided: 0,
    });
    await change("Anna Exemplar");
    expect(await confirmImport(actor, { id }, { now })).toEqual({ outcome: "imported", people: 4 });
    expect(await requireEntry("Anna Exemplar")).toMatchObject({ stage: "evidence" });
  });

  it("puts each into the category of its heading with provenance, and on no page yet", async () => {
    const { actor } = await signInAs("organiser");
    await confirmImport(actor, { id: await startDraft(actor) }, { now });
    const { categories } = await openBoard(actor);
    const unions = categories.find(({ slug }) => slug === "trade-unions")!;
    expect(unions.people.at(-1)).toMatchObject({
      name: "Rory Placeholder Barrett",
      role: "TD",
      stage: "evidence",
    });
    const { rows } = await pool.query(
      `select source, source_note, source_url, source_date::text from notable
       where name ->> 'en' = 'Kim Courtley'`,
    );
    expect(rows).toEqual([
      {
        source: "import",
        source_note: provenance.sourceNote,
        source_url: provenance.sourceUrl,
        source_date: provenance.sourceDate,
      },
    ]);
    const shown = (await listNotables(british, "en")).flatMap((each) => each.people);
    expect(shown.map(({ name }) => name)).not.toContain("Kim Courtley");
  });

  it("imports once, however often and by however many tabs the button is pressed", async () => {
    const { actor } = await signInAs("organiser");
    const before = await countEntries();
    const id = await startDraft(actor);
    const presses = Array.from({ length: 6 }, () => confirmImport(actor, { id }, { now }));
    const outcomes = (await Promise.all(presses)).map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(["imported", ...Array.from({ length: 5 }, () => "unknown")]);
    expect(await countEntries()).toBe(before + 4);
  });

  it("asks about everybody who is there already, also spelt otherwise or twice in the list", async () => {
    const { actor } = await signInAs("organiser");
    await importList(actor, "Rory Placeholder Barrett");
    const id = await startDraft(
      actor,
      "Culture:\nRory Placeholder-Barrett TD\nAnna Example\nExample, Anna",
    );
    const saveName = (key: string, en: string) =>
      saveImportRows(actor, { id, changes: { [key]: { name: { en } } } });
    await saveName("3", "Anna EXAMPLE");
    const draft = await findImport(actor, id, "en");
    expect(draft!.rows.map(({ clashes }) => clashes)).toEqual([
      [{ kind: "on_board", name: "Rory Placeholder Barrett" }],
      [],
      [{ kind: "in_list", key: "2" }],
    ]);
    expect(await confirmImport(actor, { id }, { now })).toMatchObject({ undecided: 2 });
    const changes = { "1": { isIncluded: false }, "3": { isAnother: true } };
    await saveImportRows(actor, { id, changes });
    expect(await confirmImport(actor, { id }, { now })).toEqual({ outcome: "imported", people: 2 });
  });

  it("does not put one person there twice when two organisers import the list at once", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("organiser");
    const ids = [await startDraft(one), await startDraft(other)];
    const outcomes = await Promise.all([
      confirmImport(one, { id: ids[0]! }, { now }),
      confirmImport(other, { id: ids[1]! }, { now }),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["imported", "to_be_mended"]);
  });

  it("says who was taken off at their own wish, and who may be a misprint", async () => {
    const { actor } = await signInAs("organiser");
    await importList(actor, "Vera Specimen\nSlavoj Fictionek");
    const { id: vera } = await requireEntry("Vera Specimen");
    await removeNotable(actor, { id: vera, atWish: true }, { now });
    const id = await startDraft(actor, "Véra Specimen\nSlavjo Fictionek");
    const draft = await findImport(actor, id, "en");
    expect(draft!.rows.map(({ clashes }) => clashes)).toEqual([
      [{ kind: "removed_at_wish" }],
      [{ kind: "similar", name: "Slavoj Fictionek" }],
    ]);
    expect(draft!.counts.undecided).toBe(1);
    const { rows } = await pool.query<{ text: string }>(
      "select row_to_json(r)::text || (select row_to_json(n)::text from removed_notable n) as text from notable_removal r",
    );
    expect(rows[0]!.text).not.toMatch(/vera|specimen/i);
  });

  it("is undone as a whole, whatever has become of it, and is a draft again", async () => {
    const { actor } = await signInAs("organiser");
    const { actor: other } = await signInAs("admin");
    const before = await countEntries();
    const { id } = await importList(actor, list);
    const anna = await requireEntry("Anna Example");
    await approveNotables(other, { ids: [anna.id], alone: false, publish: true }, { now });
    expect(await undoImport(other, { id }, { now })).toEqual({
      outcome: "undone",
      removed: 4,
      published: 1,
    });
    expect(await countEntries()).toBe(before);
    expect(await undoImport(other, { id }, { now })).toEqual({ outcome: "unknown" });
    expect(await findImport(other, id, "en")).toMatchObject({ state: "draft" });
    expect(await confirmImport(other, { id }, { now })).toMatchObject({ outcome: "imported" });
    expect(await countEntries()).toBe(before + 4);
  });

  it("leaves nothing behind of a list that cannot be read", async () => {
    const { actor } = await signInAs("organiser");
    const bad = [
      "x".repeat(1_000_000),
      Uint8Array.of(0xff, 0xd8, 0xff, 0, 1),
      "a,".repeat(100),
      " ",
    ];
    for (const text of bad) {
      const outcome = await startImport(actor, { slug: british, provenance, list: text }, { now });
      expect(outcome.outcome).toBe("refused");
    }
    expect(await listImports(actor, british)).toEqual([]);
  });

  it("takes five hundred at once", async () => {
    const { actor } = await signInAs("organiser");
    const word = (n: number) =>
      String.fromCharCode(65 + (n % 26)) + "bcdefghij"[Math.floor(n / 26) % 9];
    const names = Array.from(
      { length: 500 },
      (_, n) =>
        `${word(n)}${"x".repeat(n % 40)} ${word(n * 7)}o${n % 2 ? "f" : "v"}${"y".repeat(Math.floor(n / 40))}`,
    );
    const { draft } = await importList(actor, names.join("\n"));
    expect(draft!.rows).toHaveLength(500);
  });
});
