import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { findFunnels, findOverview } from "@/lib/campaign";
import { findBoard, listSignatories } from "@/lib/signatories";
import { confirmSignature, findOwnSignature, findProposal } from "@/lib/signing";
import {
  countCampaign,
  createStatement,
  discardDraft,
  findStatement,
  listCurrentStatements,
  listRooms,
  listStatements,
  moveStatement,
  openStatement,
  saveFacts,
} from "@/lib/statements";
import { pool } from "@/lib/db";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { confirmTokenOf, manageTokenOf, requireRow, submit } from "../support/signing";
import {
  factsOf,
  firstWords,
  listDeeds,
  openThirdStatement,
  publishAsItIs,
  requireRoom,
  textsOf,
  writeStatement,
} from "../support/statements";

let organiser: Actor;
let admin: Actor;
beforeEach(async () => {
  organiser = (await signInAs("organiser", { name: "Oscar Organiser" })).actor;
  admin = (await signInAs("admin")).actor;
});

describe("a third statement", () => {
  it("goes from an empty form to the public page, and is signed, confirmed and counted", async () => {
    await writeStatement(organiser);
    expect(await findStatement("bread", "en")).toBeNull();
    const { id } = await publishAsItIs(organiser, "bread");
    expect(await findStatement("bread", "en")).toBeNull();
    expect(await openStatement(admin, { id }, { now })).toEqual({ outcome: "done" });

    const english = await findStatement("bread", "en");
    expect(english).toMatchObject({
      title: firstWords.en.title,
      body: firstWords.en.body,
      demand: "We ask for bread at once.",
      isTranslation: false,
      isWorkingText: true,
      status: "open",
      version: 1,
      count: 0,
      openedAt: now,
    });
    expect(await findStatement("bread", "ru")).toMatchObject({
      title: firstWords.ru.title,
      isTranslation: true,
      demand: "Мы просим хлеба немедленно.",
    });
    const slugs = (await listCurrentStatements("ru")).map(({ slug }) => slug);
    expect(slugs).toEqual(["british", "russian", "bread"]);

    const { name, email } = stranger();
    await submit({ name, email }, { slug: "bread" });
    const token = confirmTokenOf(await requireRow(email, "bread"));
    expect(await findProposal(token, "ru", { now })).toMatchObject({
      proposal: { statementTitle: firstWords.ru.title },
    });
    await confirmSignature(token, null, { now });
    expect((await findStatement("bread", null))!.count).toBe(1);
    expect(await countCampaign()).toBe(1);
    expect((await listSignatories("bread")).signatories.map((each) => each.name)).toEqual([name]);
    const manage = manageTokenOf(await requireRow(email, "bread"));
    expect(await findOwnSignature(manage, "en", { now })).toMatchObject({
      signature: { statementTitle: firstWords.en.title },
    });
  });

  it("stands in the dashboard from its first draft on", async () => {
    await writeStatement(organiser);
    const rooms = await listRooms(organiser, "ru");
    expect(rooms.map(({ slug }) => slug)).toEqual(["british", "russian", "bread"]);
    expect(rooms[2]).toMatchObject({
      title: firstWords.ru.title,
      status: "draft",
      published: null,
      hasDraft: true,
      count: 0,
    });
    const overview = await findOverview(organiser, { locale: "en", now });
    expect(overview.statements.map(({ title }) => title)).toContain(firstWords.en.title);
    expect(Object.keys(await findFunnels(organiser, { now }))).toContain("bread");
    expect((await findBoard(organiser, "bread", "en"))!.statement.slug).toBe("bread");
  });

  it("may have its original alone, and is then read in that language everywhere", async () => {
    await writeStatement(organiser, { typed: { en: firstWords.en } });
    const { id } = await publishAsItIs(organiser, "bread");
    await openStatement(admin, { id }, { now });
    expect(await findStatement("bread", "ru")).toMatchObject({
      title: firstWords.en.title,
      textLocale: "en",
      isTranslation: false,
    });
  });

  it("gets no address that another has, also when two take it at once", async () => {
    const texts = textsOf(firstWords);
    const create = (slug: string) =>
      createStatement(organiser, { slug, originalLocale: "en", texts }, { now });
    expect(await create("british")).toEqual({ outcome: "slug_taken" });
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => create("bread")));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      "created",
      "slug_taken",
      "slug_taken",
      "slug_taken",
    ]);
    const drafts = await pool.query("select from statement_version where published_at is null");
    expect(drafts.rowCount).toBe(1);
  });

  it("is gone with its first draft, unless something belongs to it already", async () => {
    const { id, basedOn } = await writeStatement(organiser);
    await pool.query(
      `insert into category (id, statement_id, slug, position, title)
       values (gen_random_uuid(), $1, 'poets', 1, '{"en": "Poets"}')`,
      [id],
    );
    const discard = () => discardDraft(organiser, { id, basedOn: basedOn! }, { now });
    expect(await discard()).toEqual({ outcome: "in_use" });
    await pool.query("delete from category where statement_id = $1", [id]);
    expect(await discard()).toEqual({ outcome: "deleted" });
    expect(await discard()).toEqual({ outcome: "unknown" });
    expect((await listRooms(organiser, "en")).map(({ slug }) => slug)).toEqual([
      "british",
      "russian",
    ]);
    expect((await listDeeds(id)).map(({ action }) => action)).toEqual([
      "statement.created",
      "statement.deleted",
    ]);
  });

  it("holds the checklist up only once it is on the campaign’s pages", async () => {
    await pool.query("update statement_text set status = 'final'");
    const finalTexts = async () => {
      const { checklist } = await findOverview(admin, { locale: "en", now });
      return checklist.find(({ key }) => key === "finalTexts")!.state;
    };
    await writeStatement(organiser);
    expect(await finalTexts()).toBe("done");
    const { id } = await publishAsItIs(organiser, "bread");
    await openStatement(admin, { id }, { now });
    expect(await finalTexts()).toBe("open");
  });
});

describe("the order of the statements", () => {
  const order = async () => (await listStatements("en")).map(({ slug }) => slug);

  it("is the organisers’ to choose", async () => {
    const { id } = await openThirdStatement(admin);
    await moveStatement(organiser, { id, step: "up" }, { now });
    expect(await order()).toEqual(["british", "bread", "russian"]);
    await moveStatement(organiser, { id, step: "up" }, { now });
    await moveStatement(organiser, { id, step: "up" }, { now });
    expect(await order()).toEqual(["bread", "british", "russian"]);
  });

  it("loses and doubles nothing when several move at once", async () => {
    const { id } = await openThirdStatement(admin);
    const { id: british } = await requireRoom(admin, "british");
    const moves = [id, british, id, british, id, british].map((each, index) =>
      moveStatement(organiser, { id: each, step: index % 2 ? "down" : "up" }, { now }),
    );
    await Promise.all(moves);
    const { rows } = await pool.query("select position from statement order by position");
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3]);
  });
});

describe("what stands around the text", () => {
  it("is saved, shown at once, and written down", async () => {
    const room = await openThirdStatement(admin);
    const { id: sisterId } = await requireRoom(admin, "british");
    const facts = factsOf(room, {
      goal: 5_000,
      initiators: { en: "Readers", ru: "Читатели" },
      datedOn: "2026-11-25",
      sisterId,
      sisterNotice: { en: "Sign the other one too." },
      editorsNote: { ru: "Примечание" },
      sourceUrl: "https://example.org/bread",
    });
    const saving = { id: room.id, revision: room.revision, facts };
    expect(await saveFacts(organiser, saving, { now })).toEqual({ outcome: "saved" });
    expect(await findStatement("bread", "ru")).toMatchObject({
      goal: 5_000,
      initiators: "Читатели",
      datedOn: "2026-11-25",
      sister: { slug: "british", notice: "Sign the other one too." },
      editorsNote: "Примечание",
      sourceUrl: "https://example.org/bread",
    });
    const { rows } = await pool.query(
      "select details from audit_entry where action = 'statement.facts_changed'",
    );
    expect(rows[0].details).toEqual({
      changed: "goal, initiators, datedOn, sisterId, sisterNotice, editorsNote, sourceUrl",
      goalBefore: null,
      goalAfter: 5_000,
    });
  });

  it("is not saved over what somebody else saved meanwhile, unless one says so", async () => {
    const room = await writeStatement(organiser);
    const save = (goal: number, revision: number | null) =>
      saveFacts(organiser, { id: room.id, revision, facts: factsOf(room, { goal }) }, { now });
    expect(await save(100, room.revision)).toEqual({ outcome: "saved" });
    expect(await save(200, room.revision)).toEqual({ outcome: "overtaken" });
    expect((await requireRoom(organiser, "bread")).facts.goal).toBe(100);
    expect(await save(200, null)).toEqual({ outcome: "saved" });
    expect(await save(200, null)).toEqual({ outcome: "unchanged" });
  });

  it("keeps address and original from the first publication on", async () => {
    const room = await writeStatement(organiser);
    const save = (changes: Parameters<typeof factsOf>[1]) =>
      saveFacts(organiser, { id: room.id, revision: null, facts: factsOf(room, changes) }, { now });
    expect(await save({ slug: "russian" })).toEqual({ outcome: "slug_taken" });
    expect(await save({ slug: "more-bread", originalLocale: "ru" })).toEqual({ outcome: "saved" });
    const { draft } = await requireRoom(organiser, "more-bread");
    expect(draft!.texts.map(({ locale, kind }) => `${locale} ${kind}`)).toEqual([
      "ru original",
      "en translation",
    ]);
    await publishAsItIs(organiser, "more-bread");
    expect(await save({ slug: "bread", originalLocale: "ru" })).toEqual({ outcome: "fixed" });
    expect(await save({ slug: "more-bread", originalLocale: "en" })).toEqual({ outcome: "fixed" });
  });

  it("has no sister that is not there", async () => {
    const room = await writeStatement(organiser);
    for (const sisterId of [room.id, crypto.randomUUID(), "'; drop table statement"]) {
      const facts = factsOf(room, { sisterId });
      expect(await saveFacts(organiser, { id: room.id, revision: null, facts }, { now })).toEqual({
        outcome: "no_sister",
      });
    }
  });
});
