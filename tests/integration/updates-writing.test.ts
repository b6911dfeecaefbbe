import { randomUUID } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "@/components/prose/markdown";
import { pool } from "@/lib/db";
import {
  deleteUpdate,
  findEditableUpdate,
  findUpdate,
  listAllUpdates,
  listUpdates,
  publishAgain,
  saveUpdate,
  unpublishUpdate,
} from "@/lib/updates";
import { makeSlug, parseUpdate } from "@/lib/updates/schema";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { readOverwritings } from "../support/overwriting";
import { makeUpdate, readDeeds, writeDraft } from "../support/updates";

const nothingTyped = { title: {}, body: {}, slug: "", sourceUrl: "", stopPress: false };

describe("writing news", () => {
  it("keeps a draft from everybody but the team until it is published, then shows it in both languages", async () => {
    const { actor } = await signInAs("organiser");
    const id = await makeUpdate(actor, { publish: false });
    expect(await findUpdate("a-hearing-is-set", "en")).toBeNull();
    expect((await listAllUpdates(actor, "ru"))[0]).toMatchObject({
      title: "Назначено заседание",
      state: "draft",
    });
    const wish = { id, draft: writeDraft(), revision: 0, publish: { withoutLanguage: false } };
    expect(await saveUpdate(actor, wish, { now })).toEqual({ outcome: "published", id });
    expect(await findUpdate("a-hearing-is-set", "en")).toMatchObject({
      title: "A hearing is set",
      textLocale: "en",
      publishedAt: now,
    });
    expect((await listUpdates("ru"))[0]).toMatchObject({ title: "Назначено заседание" });
    expect(await readDeeds(id)).toEqual(["update.changed", "update.created", "update.published"]);
  });

  it("is gone from the pages when it is unpublished, and comes back under its old day and address", async () => {
    const { actor } = await signInAs("organiser");
    const id = await makeUpdate(actor);
    const evening = later({ hours: 6 });
    expect(await unpublishUpdate(actor, id, { now: evening })).toEqual({
      outcome: "unpublished",
      heldMails: 0,
    });
    expect(await findUpdate("a-hearing-is-set", "en")).toBeNull();
    expect(await listUpdates("en")).toHaveLength(1);
    expect((await findEditableUpdate(actor, id))!.state).toBe("withdrawn");
    expect(await unpublishUpdate(actor, id, { now: evening })).toEqual({
      outcome: "not_published",
    });
    const draft = writeDraft({
      title: { en: "The hearing was moved", ru: "Заседание перенесено" },
    });
    const changed = { id, draft: { ...draft, slug: "another" }, revision: 1 };
    expect(await saveUpdate(actor, changed, { now: evening })).toMatchObject({
      outcome: "saved",
      isPublic: false,
    });
    expect(await publishAgain(actor, id, { now: later({ days: 2 }) })).toEqual({
      outcome: "published",
    });
    expect(await findUpdate("a-hearing-is-set", "en")).toMatchObject({
      title: "The hearing was moved",
      publishedAt: now,
    });
    expect(await publishAgain(actor, id, { now })).toEqual({ outcome: "not_withdrawn" });
  });

  it("asks before it publishes without a language, whose readers then see the other one, marked", async () => {
    const { actor } = await signInAs("organiser");
    const draft = writeDraft({ title: { ru: "Свобода!" }, body: { ru: "Текст." } });
    const wish = { id: randomUUID(), draft, revision: null };
    const asked = await saveUpdate(
      actor,
      { ...wish, publish: { withoutLanguage: false } },
      { now },
    );
    expect(asked).toEqual({ outcome: "language_missing", missing: "en" });
    expect(await findEditableUpdate(actor, wish.id)).toBeNull();
    await saveUpdate(actor, { ...wish, publish: { withoutLanguage: true } }, { now });
    expect(await findUpdate("svoboda", "en")).toMatchObject({
      title: "Свобода!",
      body: "Текст.",
      textLocale: "ru",
    });
  });

  it("publishes no title without its text, and leaves nothing public half", async () => {
    const { actor } = await signInAs("organiser");
    const half = writeDraft({ body: { en: "Only English." } });
    const wish = { id: randomUUID(), draft: half, revision: null };
    const refusal = { outcome: "incomplete", field: "body.ru" };
    const publish = { withoutLanguage: true };
    expect(await saveUpdate(actor, { ...wish, publish }, { now })).toEqual(refusal);
    const id = await makeUpdate(actor);
    expect(await saveUpdate(actor, { id, draft: half, revision: 0 }, { now })).toEqual(refusal);
    await unpublishUpdate(actor, id, { now });
    await saveUpdate(actor, { id, draft: half, revision: 1 }, { now });
    expect(await publishAgain(actor, id, { now })).toEqual({ outcome: "incomplete" });
  });

  it("loses nobody's words when two write at once", async () => {
    const [anna, ivan] = [await signInAs("organiser"), await signInAs("admin")];
    const id = await makeUpdate(anna.actor, { publish: false });
    const save = (actor: typeof anna.actor, en: string, overwrite = false) => {
      const draft = writeDraft({ title: { en, ru: "Заголовок" } });
      return saveUpdate(actor, { id, draft, revision: 0, overwrite }, { now });
    };
    const outcomes = await Promise.all([save(anna.actor, "Anna's"), save(ivan.actor, "Ivan's")]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["overtaken", "saved"]);
    const kept = (await findEditableUpdate(anna.actor, id))!;
    expect(kept.title.en).toBe(outcomes[0]!.outcome === "saved" ? "Anna's" : "Ivan's");
    expect(await save(ivan.actor, "Over it", true)).toMatchObject({ outcome: "saved" });
    expect(await readOverwritings(ivan.actor)).toEqual(["update.changed"]);
    // Asked to write over, and nobody had saved anything: the log says nothing of it.
    const { revision } = (await findEditableUpdate(anna.actor, id))!;
    await saveUpdate(anna.actor, { id, draft: writeDraft(), revision, overwrite: true }, { now });
    expect(await readOverwritings(anna.actor)).toEqual([]);
  });

  it("is one piece of news when its form comes twice", async () => {
    const { actor } = await signInAs("organiser");
    const wish = { id: randomUUID(), draft: writeDraft(), revision: null };
    const outcomes = await Promise.all([1, 2].map(() => saveUpdate(actor, wish, { now })));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["saved", "saved"]);
    expect(await listAllUpdates(actor, "en")).toHaveLength(2);
    // Somebody went back to it, and wrote on.
    const more = writeDraft({ body: { en: "More.", ru: "Ещё." } });
    expect(await saveUpdate(actor, { ...wish, draft: more }, { now })).toEqual({
      outcome: "overtaken",
    });
    const publish = { withoutLanguage: false };
    expect(await saveUpdate(actor, { ...wish, publish }, { now })).toMatchObject({
      outcome: "published",
    });
  });

  it("has an address of its own, made of its title or chosen", async () => {
    const { actor } = await signInAs("organiser");
    const [first, second] = await Promise.all([makeUpdate(actor), makeUpdate(actor)]);
    const slugs = await Promise.all(
      [first!, second!].map(async (id) => (await findEditableUpdate(actor, id))!.slug),
    );
    expect(slugs.sort()).toEqual(["a-hearing-is-set", "a-hearing-is-set-2"]);
    const taken = { ...writeDraft(), slug: "a-hearing-is-set" };
    const wish = { id: randomUUID(), draft: taken, revision: null };
    expect(await saveUpdate(actor, wish, { now })).toEqual({ outcome: "slug_taken" });
  });

  it("lets drafts be deleted, and nothing that was ever public", async () => {
    const { actor } = await signInAs("organiser");
    const draft = await makeUpdate(actor, { publish: false });
    expect(await deleteUpdate(actor, draft, { now })).toEqual({ outcome: "deleted" });
    expect(await deleteUpdate(actor, draft, { now })).toEqual({ outcome: "unknown" });
    const published = await makeUpdate(actor);
    expect(await deleteUpdate(actor, published, { now })).toEqual({ outcome: "not_a_draft" });
    await unpublishUpdate(actor, published, { now });
    expect(await deleteUpdate(actor, published, { now })).toEqual({ outcome: "not_a_draft" });
    expect(await findEditableUpdate(actor, "' or 1=1")).toBeNull();
  });

  it("keeps no personal data in the audit log", async () => {
    const { actor } = await signInAs("organiser");
    const id = await makeUpdate(actor);
    const { rows } = await pool.query(
      "select details::text from audit_entry where subject_id = $1",
      [id],
    );
    expect(rows.map(({ details }) => details).join()).not.toMatch(/hearing|example/);
  });
});

describe("what is typed as news", () => {
  it.each([
    ["nothing", {}, "title.en", "required"],
    ["a text without a title", { body: { ru: "Текст" } }, "title.ru", "required"],
    ["a title of a kilometre", { title: { en: "a".repeat(161) } }, "title.en", "too_long"],
    ["a pasted megabyte", { body: { en: "a ".repeat(600_000) } }, "body.en", "too_long"],
    ["a NUL", { body: { en: "a\0b" } }, "body.en", "broken"],
    ["half a surrogate", { body: { ru: "a\ud800" } }, "body.ru", "broken"],
    ["text that turns round", { body: { en: "a\u202eb" } }, "body.en", "invisible"],
    ["a title with a line feed", { title: { en: "a\nb" } }, "title.en", "invisible"],
    ["an address with capitals and blanks", { slug: "Über uns" }, "slug", "slug"],
    ["an address that climbs", { slug: "../en" }, "slug", "slug"],
    ["a script as source", { sourceUrl: "javascript:alert(1)" }, "sourceUrl", "url"],
    ["a source without https", { sourceUrl: "http://example.org/" }, "sourceUrl", "url"],
    ["a source with a password", { sourceUrl: "https://a:b@example.org/" }, "sourceUrl", "url"],
  ] as const)("%s is refused with a word about it", (_name, typed, field, code) => {
    const parsed = parseUpdate({ ...nothingTyped, ...typed });
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? [] : parsed.faults).toContainEqual({ field, code });
  });

  it("comes out as text, whatever markup it holds", async () => {
    const { actor } = await signInAs("organiser");
    const en = "<script>alert(1)</script>\n\n[here](javascript:alert(1)) <img src=x onerror=a>";
    await makeUpdate(actor, { draft: writeDraft({ title: { en: "<b>B" }, body: { en } }) });
    const { body } = (await findUpdate("b-b", "en")) ?? (await findUpdate("b", "en"))!;
    const html = renderToStaticMarkup(Markdown({ source: body, anchors: false }));
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toMatch(/<script|<img|href/);
  });

  it.each([
    [{ en: "Solidarity & bread!" }, "solidarity-bread"],
    [{ ru: "Свободу Борису Кагарлицкому" }, "svobodu-borisu-kagarlitskomu"],
    [{ en: "Žižek’s letter" }, "zizeks-letter"],
    [{ en: "田中" }, "update"],
    [{ en: "a ".repeat(200) }, "a-".repeat(40).slice(0, 79)],
  ])("makes an address of %j", (title, slug) => expect(makeSlug(title)).toBe(slug));
});
