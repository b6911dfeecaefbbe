import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { confirmSignature, findProposal } from "@/lib/signing";
import {
  findHistory,
  findPublicVersions,
  findStatement,
  findSupersededText,
  openStatement,
  publishDraft,
  saveDraft,
  saveFacts,
} from "@/lib/statements";
import { startSearch } from "@/lib/statements/compare-texts";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { confirmTokenOf, requireRow, submit } from "../support/signing";
import {
  factsOf,
  firstWords,
  openThirdStatement,
  publishWords,
  requireRoom,
  textsOf,
  writeStatement,
} from "../support/statements";

vi.mock(import("@/lib/statements/compare-texts"), async (importOriginal) => {
  const real = await importOriginal();
  return { ...real, startSearch: vi.fn(real.startSearch) };
});

const secondWords = {
  en: { ...firstWords.en, body: "The library has *no* bread.\n\nWe ask for bread and water." },
  ru: firstWords.ru,
};
const note = { en: "It had some on Tuesday.", ru: "Во вторник он был." };

let admin: Actor;
beforeEach(async () => {
  admin = (await signInAs("admin")).actor;
});

async function remark() {
  const room = await requireRoom(admin, "bread");
  const facts = factsOf(room, { editorsNote: note });
  const saved = await saveFacts(admin, { id: room.id, revision: room.revision, facts }, { now });
  expect(saved).toEqual({ outcome: "saved" });
}

describe("the versions of a statement as anybody may read them", () => {
  it("are not there before something is published, nor at odd addresses", async () => {
    await writeStatement(admin);
    for (const slug of ["bread", "nothing", "", "../en", "x".repeat(200)]) {
      expect(await findPublicVersions(slug, "en"), slug).toBeNull();
    }
  });

  it("tell what changed, word by word and language by language", async () => {
    await openThirdStatement(admin);
    const shown = (await findStatement("bread", "en"))!;
    expect(shown).toMatchObject({ version: 1, versions: [{ number: 1, day: "2026-11-22" }] });
    await publishWords(admin, "bread", secondWords, later({ days: 2 }));
    const { versions, title } = (await findPublicVersions("bread", "ru"))!;
    expect(title).toBe(firstWords.ru.title);
    expect(versions.map(({ number, day }) => [number, day])).toEqual([
      [2, "2026-11-24"],
      [1, "2026-11-22"],
    ]);
    const [second, first] = versions;
    expect(second!.changes).toEqual([
      {
        locale: "en",
        kind: "changed",
        title: null,
        // What is asked for stands by itself, once; the rest beside it as readers see it.
        body: [{ kind: "same", text: "The library has no bread." }],
        demand: expect.arrayContaining([
          { kind: "removed", text: "at once" },
          { kind: "added", text: "and water" },
        ]),
      },
    ]);
    expect(second!.keepsOriginal).toBe(false);
    expect(first).toMatchObject({ changes: [], texts: [{ locale: "ru" }, { locale: "en" }] });
    expect(first!.texts[1]!.sha256).toBe(shown.original.sha256);
  });

  it("say when only a translation came, changed or went", async () => {
    await writeStatement(admin, { typed: { en: firstWords.en } });
    const room = await requireRoom(admin, "bread");
    await publishDraft(admin, { id: room.id, basedOn: room.basedOn! }, { now });
    await openStatement(admin, { id: room.id }, { now });
    await publishWords(admin, "bread", firstWords);
    await publishWords(admin, "bread", { en: firstWords.en });
    const { versions } = (await findPublicVersions("bread", "ru"))!;
    expect(versions.map(({ changes }) => changes)).toEqual([
      [{ locale: "ru", kind: "gone" }],
      [{ locale: "ru", kind: "new" }],
      [],
    ]);
    expect(versions.slice(0, 2).every(({ keepsOriginal }) => keepsOriginal)).toBe(true);
    expect(versions.map(({ texts }) => texts.map(({ locale }) => locale))).toEqual([
      ["en"],
      ["ru", "en"],
      ["en"],
    ]);
  });

  it("share one time in which they are compared, however many there are", async () => {
    await openThirdStatement(admin);
    await publishWords(admin, "bread", secondWords);
    await publishWords(admin, "bread", firstWords);
    vi.mocked(startSearch).mockClear();
    expect((await findPublicVersions("bread", "en"))!.versions).toHaveLength(3);
    expect(startSearch).toHaveBeenCalledOnce();
  });

  it("leave out a draft that nobody reads yet", async () => {
    const { id, basedOn } = await openThirdStatement(admin);
    await saveDraft(admin, { id, basedOn, texts: textsOf(secondWords) }, { now });
    expect((await findPublicVersions("bread", "en"))!.versions).toHaveLength(1);
    expect((await findStatement("bread", "en"))!.versions).toHaveLength(1);
  });

  it("are told to whoever has signed an earlier one and not confirmed yet", async () => {
    await openThirdStatement(admin);
    const { name, email } = stranger();
    await submit({ name, email }, { slug: "bread" });
    const token = confirmTokenOf(await requireRow(email, "bread"));
    await publishWords(admin, "bread", secondWords, later({ days: 2 }));
    const found = await findProposal(token, "en", { now });
    if (found.outcome !== "pending") throw new Error(found.outcome);
    expect(found.proposal.isOpen).toBe(true);
    expect(await findSupersededText(found.proposal.id, "en")).toMatchObject({ number: 1 });
    await confirmSignature(token, null, { now });
    const { versions } = (await findPublicVersions("bread", "en"))!;
    expect(versions.map(({ signatures }) => signatures)).toEqual([0, 1]);
  });

  it("tell no number that nobody kept: of a campaign that ended before versions were counted", async () => {
    const { id } = await openThirdStatement(admin);
    const counts = async () => [
      (await findPublicVersions("bread", "en"))!.versions.map(({ signatures }) => signatures),
      (await findHistory(admin, id, "en"))!.versions.map(({ signatures }) => signatures),
    ];
    await pool.query("update tally set count = 4100, final_count = 4100 where statement_id = $1", [
      id,
    ]);
    expect(await counts()).toEqual([[4100], [4100]]);
    await publishWords(admin, "bread", secondWords);
    expect(await counts()).toEqual([
      [null, null],
      [null, null],
    ]);
    // Numbers that add up to the final one were kept.
    await pool.query(
      `insert into version_tally (version_id, count)
       select id, 1975 + 50 * number from statement_version where statement_id = $1`,
      [id],
    );
    expect(await counts()).toEqual([
      [2075, 2025],
      [2075, 2025],
    ]);
  });

  it("know the first one by the statement's own day where that is older", async () => {
    const room = await openThirdStatement(admin);
    const facts = factsOf(room, { datedOn: "2023-07-30" });
    await saveFacts(admin, { id: room.id, revision: null, facts }, { now });
    const { name, email } = stranger();
    await submit({ name, email }, { slug: "bread" });
    const row = await requireRow(email, "bread");
    await confirmSignature(confirmTokenOf(row), null, { now });
    await publishWords(admin, "bread", secondWords, later({ days: 2 }));
    const days = [
      { number: 1, day: "2023-07-30" },
      { number: 2, day: "2026-11-24" },
    ];
    expect((await findStatement("bread", "en"))!.versions).toEqual(days);
    expect(await findSupersededText(row.id, "en")).toMatchObject(days[0]!);
    const { versions } = (await findPublicVersions("bread", "en"))!;
    expect(versions.map(({ signatures }) => signatures)).toEqual([0, 1]);
  });
});

describe("an editor's note", () => {
  it("stays with the version that it is about when another is published", async () => {
    await openThirdStatement(admin);
    await remark();
    await publishWords(admin, "bread", secondWords);
    expect((await findStatement("bread", "en"))!.editorsNote).toBeNull();
    const { versions } = (await findPublicVersions("bread", "ru"))!;
    expect(versions.map(({ editorsNote }) => editorsNote)).toEqual([null, note.ru]);
  });

  it("is about the new version too when that is said, and changes there alone", async () => {
    await openThirdStatement(admin);
    await remark();
    const { id } = await requireRoom(admin, "bread");
    await saveDraft(admin, { id, basedOn: null, texts: textsOf(secondWords) }, { now });
    const { basedOn } = await requireRoom(admin, "bread");
    await publishDraft(admin, { id, basedOn: basedOn!, keepsNote: true }, { now });
    expect((await findStatement("bread", "en"))!.editorsNote).toBe(note.en);
    const room = await requireRoom(admin, "bread");
    const facts = factsOf(room, { editorsNote: { en: "None since Wednesday." } });
    await saveFacts(admin, { id, revision: null, facts }, { now });
    const { versions } = (await findPublicVersions("bread", "en"))!;
    expect(versions.map(({ editorsNote }) => editorsNote)).toEqual([
      "None since Wednesday.",
      note.en,
    ]);
  });

  it("is not overwritten by a form of the facts that was opened before the publication", async () => {
    await openThirdStatement(admin);
    await remark();
    const opened = await requireRoom(admin, "bread");
    await publishWords(admin, "bread", secondWords);
    const { id, revision } = opened;
    const saved = await saveFacts(admin, { id, revision, facts: factsOf(opened) }, { now });
    expect(saved).toEqual({ outcome: "overtaken" });
  });

  it("is the one thing of a published version that the database lets be written", async () => {
    const { published } = await openThirdStatement(admin);
    const set = (what: string) =>
      pool.query(`update statement_version set ${what} where id = $1`, [published!.id]);
    await set(`editors_note = '{"en": "so"}'`);
    for (const what of ["number = 7", "published_at = now()", "revision = 9"]) {
      await expect(set(what), what).rejects.toThrow("a published version is not changed");
    }
  });
});
