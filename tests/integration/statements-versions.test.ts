import { beforeEach, describe, expect, it } from "vitest";
import { NotPermitted, type Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { confirmSignature } from "@/lib/signing";
import {
  discardDraft,
  findHistory,
  findRoom,
  findStatement,
  findSupersededText,
  openStatement,
  publishDraft,
  saveDraft,
  saveFacts,
  setTextStatus,
} from "@/lib/statements";
import { beginningOf, parseFacts } from "@/lib/statements/schema";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { confirmTokenOf, requireRow, submit } from "../support/signing";
import {
  firstWords,
  listDeeds,
  openThirdStatement,
  publishAsItIs,
  publishWords,
  requireRoom,
  textsOf,
} from "../support/statements";

const secondWords = {
  ...firstWords,
  en: { ...firstWords.en, body: "The library has no bread.\n\nWe ask for bread and water." },
};

let organiser: Actor;
let admin: Actor;
beforeEach(async () => {
  organiser = (await signInAs("organiser", { name: "Oscar Organiser" })).actor;
  admin = (await signInAs("admin")).actor;
});

async function signAndConfirm(slug = "bread"): Promise<string> {
  const { name, email } = stranger();
  await submit({ name, email }, { slug });
  const row = await requireRow(email, slug);
  await confirmSignature(confirmTokenOf(row), null, { now });
  return row.id;
}

describe("a new version", () => {
  it("leaves those who signed an earlier one under the words that they signed", async () => {
    const { id } = await openThirdStatement(admin);
    const earlier = await signAndConfirm();
    const { sha256 } = (await findStatement("bread", null))!.original;
    await publishWords(organiser, "bread", secondWords, later({ days: 1 }));
    const later1 = await signAndConfirm();

    const shown = (await findStatement("bread", "en"))!;
    expect(shown).toMatchObject({ version: 2, demand: "We ask for bread and water.", count: 2 });
    expect(shown.original.sha256).not.toBe(sha256);
    expect(await findSupersededText(earlier, "ru")).toMatchObject({
      number: 1,
      locale: "ru",
      title: firstWords.ru.title,
    });
    expect((await findSupersededText(earlier, "en"))!.body).toBe(firstWords.en.body);
    expect(await findSupersededText(later1, "en")).toBeNull();

    const history = (await findHistory(organiser, id, "en"))!;
    expect(history.versions.map(({ number, signatures }) => [number, signatures])).toEqual([
      [2, 1],
      [1, 1],
    ]);
    expect(history.versions[1]!.texts[0]!.sha256).toBe(sha256);
  });

  it("is not read by anybody before it is published", async () => {
    const { id, basedOn } = await openThirdStatement(admin);
    const texts = textsOf(secondWords);
    const saved = await saveDraft(organiser, { id, basedOn, texts }, { now });
    expect(saved).toEqual({ outcome: "saved", number: 2 });
    expect(await findStatement("bread", "en")).toMatchObject({
      version: 1,
      body: firstWords.en.body,
    });
    const room = await requireRoom(organiser, "bread");
    expect(room.draft).toMatchObject({ number: 2, savedBy: "Oscar Organiser", savedAt: now });
    expect(room.isChanged).toBe(true);
    await signAndConfirm();
    expect((await findHistory(organiser, id, "en"))!.versions.map((v) => v.signatures)).toEqual([
      0, 1,
    ]);
    await discardDraft(organiser, { id, basedOn: room.basedOn! }, { now });
    expect((await requireRoom(organiser, "bread")).draft).toBeNull();
  });

  it("begins as a working text where words changed, and keeps the mark where not", async () => {
    const { id } = await openThirdStatement(admin);
    for (const locale of ["en", "ru"]) {
      await setTextStatus(admin, { id, locale, number: 1, status: "final" }, { now });
    }
    await publishWords(admin, "bread", secondWords);
    const { published } = await requireRoom(admin, "bread");
    expect(published!.texts.map(({ locale, status }) => `${locale} ${status}`)).toEqual([
      "en working",
      "ru final",
    ]);
  });

  it("that replaces final words is an admin’s to publish; another text is not", async () => {
    const { id } = await openThirdStatement(admin);
    await setTextStatus(admin, { id, locale: "en", number: 1, status: "final" }, { now });
    const russian = { ...firstWords, ru: { ...firstWords.ru, title: "Хлеба библиотеке" } };
    await publishWords(organiser, "bread", russian);
    await expect(publishWords(organiser, "bread", secondWords)).rejects.toThrow(NotPermitted);
    expect((await requireRoom(organiser, "bread")).replacesFinal).toBe(true);
    expect((await findStatement("bread", "en"))!.version).toBe(2);
    await publishAsItIs(admin, "bread");
    expect((await findStatement("bread", "en"))!.version).toBe(3);
  });

  it("may leave a translation out", async () => {
    await openThirdStatement(admin);
    await publishWords(organiser, "bread", { en: firstWords.en });
    expect(await findStatement("bread", "ru")).toMatchObject({ textLocale: "en", version: 2 });
  });

  it("is made once, however many publish it at once", async () => {
    const { id } = await openThirdStatement(admin);
    const texts = textsOf(secondWords);
    await saveDraft(organiser, { id, basedOn: null, texts }, { now });
    const { basedOn } = await requireRoom(organiser, "bread");
    const publish = () => publishDraft(organiser, { id, basedOn: basedOn! }, { now });
    const outcomes = await Promise.all([publish(), publish(), publish()]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      "no_draft",
      "no_draft",
      "published",
    ]);
    const deeds = await listDeeds(id);
    expect(deeds.filter(({ action }) => action === "statement.published")).toEqual([
      {
        action: "statement.published",
        actor: admin.id,
        details: { version: 1, replacesFinal: false },
      },
      {
        action: "statement.published",
        actor: organiser.id,
        details: { version: 2, replacesFinal: false },
      },
    ]);
  });

  it("is not made of words that did not change", async () => {
    const { id, basedOn, published } = await openThirdStatement(admin);
    const texts = textsOf(firstWords);
    expect(await saveDraft(organiser, { id, basedOn, texts }, { now })).toEqual({
      outcome: "unchanged",
    });
    await saveDraft(organiser, { id, basedOn, texts: textsOf(secondWords) }, { now });
    await saveDraft(organiser, { id, basedOn: null, texts }, { now });
    const room = await requireRoom(organiser, "bread");
    expect(room.isChanged).toBe(false);
    expect(await publishDraft(organiser, { id, basedOn: room.basedOn! }, { now })).toEqual({
      outcome: "unchanged",
    });
    expect((await requireRoom(organiser, "bread")).published!.id).toBe(published!.id);
  });
});

describe("two organisers who edit at once", () => {
  it("work on one draft, and the later one learns that the other was there", async () => {
    const other = (await signInAs("organiser")).actor;
    const { id, basedOn } = await openThirdStatement(admin);
    const save = (actor: Actor, title: string, base: string | null) => {
      const typed = { ...firstWords, en: { ...firstWords.en, title } };
      return saveDraft(actor, { id, basedOn: base, texts: textsOf(typed) }, { now });
    };
    const both = await Promise.all([
      save(organiser, "Bread of mine", basedOn),
      save(other, "Bread of another", basedOn),
    ]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["overtaken", "saved"]);
    const { rows } = await pool.query(
      "select revision from statement_version where published_at is null",
    );
    expect(rows).toEqual([{ revision: 0 }]);
    expect(await save(other, "Bread all the same", null)).toEqual({ outcome: "saved", number: 2 });
    const room = await requireRoom(organiser, "bread");
    expect(room.draft!.texts[0]!.title).toBe("Bread all the same");
    // What was seen before is no draft to publish or to throw away.
    const seen = { id, basedOn: basedOn! };
    expect(await publishDraft(organiser, seen, { now })).toEqual({ outcome: "overtaken" });
    expect(await discardDraft(organiser, seen, { now })).toEqual({ outcome: "overtaken" });
  });
});

describe("the built-in statements", () => {
  it.each(["british", "russian"])("open in the form and save as they are: %s", async (slug) => {
    const { id, basedOn, published, facts } = await requireRoom(organiser, slug);
    const typed = Object.fromEntries(
      published!.texts.map(({ locale, title, body, demand }) => [
        locale,
        { title, body: body.replaceAll("\n", "\r\n"), beginning: beginningOf(body, demand) },
      ]),
    );
    const texts = textsOf(typed, facts.originalLocale);
    expect(await saveDraft(organiser, { id, basedOn, texts }, { now })).toEqual({
      outcome: "unchanged",
    });
  });
});

describe("the facts of the built-in statements", () => {
  it.each(["british", "russian"])("open in the form and save as they are: %s", async (slug) => {
    const { id, facts } = await requireRoom(organiser, slug);
    const { initiators, sisterNotice, editorsNote, signatoriesNote } = facts;
    const localised = { initiators, sisterNotice, editorsNote, signatoriesNote };
    const typed = {
      slug,
      originalLocale: facts.originalLocale,
      goal: facts.goal?.toLocaleString("en"),
      datedOn: facts.datedOn ?? "",
      sister: facts.sisterId!,
      sourceUrl: facts.sourceUrl!,
      ...Object.fromEntries(
        Object.entries(localised).flatMap(([name, texts]) =>
          Object.entries(texts).map(([locale, text]) => [`${name}.${locale}`, text]),
        ),
      ),
    };
    const parsed = parseFacts(typed, id);
    expect(parsed).toEqual({ ok: true, value: facts });
    expect(await saveFacts(organiser, { id, revision: 0, facts }, { now })).toEqual({
      outcome: "unchanged",
    });
  });
});

describe("who is wrong about a statement", () => {
  it.each(["", "british", "'; drop table statement; --", "\0", crypto.randomUUID()])(
    "meets nothing under %j",
    async (id) => {
      const clock = { now };
      expect(await findRoom(organiser, id, "en")).toBeNull();
      expect(await findHistory(organiser, id, "en")).toBeNull();
      const texts = textsOf(firstWords);
      expect(await saveDraft(organiser, { id, basedOn: null, texts }, clock)).toEqual({
        outcome: "unknown",
      });
      expect(await openStatement(admin, { id }, clock)).toEqual({ outcome: "unknown" });
      const said = { id, locale: "en", number: 1, status: "final" } as const;
      expect(await setTextStatus(admin, said, clock)).toEqual({ outcome: "unknown" });
    },
  );
});
