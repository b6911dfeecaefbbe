import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import {
  changeSituation,
  findCampaignHome,
  findEditableEntry,
  findOverview,
  findTimeline,
  listTimeline,
  moveEntry,
  publishEntry,
  removeEntry,
  restoreEntry,
  saveEntry,
  unpublishEntry,
} from "@/lib/campaign";
import { parseEntry, parseSituation, type EntryDraft } from "@/lib/campaign/schema";
import { pool } from "@/lib/db";
import { applyRetention } from "@/lib/privacy";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { readOverwritings } from "../support/overwriting";
import { readDeeds } from "../support/updates";

const entry = {
  date: "2026-11-20",
  dateLabel: { en: "20 November 2026", ru: "20 ноября 2026 года" },
  text: { en: "A hearing is set.", ru: "Назначено заседание." },
  sources: [{ label: "The Example", url: "https://example.org/a" }],
} satisfies EntryDraft;

/** Adds an entry; returns its id. */
async function add(actor: Actor, changes: Partial<EntryDraft> = {}, isPublic = true) {
  const id = randomUUID();
  const publish = isPublic ? { withoutLanguage: true } : null;
  const draft = { ...entry, ...changes };
  await saveEntry(actor, { id, draft, revision: null, publish }, { now });
  return id;
}

async function readPositions(): Promise<number[]> {
  const { rows } = await pool.query<{ position: number }>(
    "select position from timeline_entry order by position",
  );
  return rows.map(({ position }) => position);
}

const textsOf = async () => (await listTimeline("en")).map(({ text }) => text);

describe("the case in dates", () => {
  it("takes an entry up at its day, a draft unseen until it is published", async () => {
    const { actor } = await signInAs("organiser");
    const before = await listTimeline("en");
    const id = await add(actor, { date: "2023-07-26" }, false);
    expect(await listTimeline("en")).toEqual(before);
    expect(await publishEntry(actor, id, { now })).toEqual({ outcome: "published" });
    const dates = (await listTimeline("ru")).map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted());
    expect((await listTimeline("ru")).filter(({ date }) => date === "2023-07-26").at(-1)).toEqual({
      date: "2023-07-26",
      dateLabel: "20 ноября 2026 года",
      text: "Назначено заседание.",
      textLocale: "ru",
      sources: entry.sources,
    });
    await unpublishEntry(actor, id, { now });
    expect(await listTimeline("en")).toEqual(before);
    expect(await readDeeds(id)).toEqual([
      "timeline_entry.added",
      "timeline_entry.published",
      "timeline_entry.unpublished",
    ]);
  });

  it("names a source in the reader's language, says in which another is, and keeps both when edited", async () => {
    const { actor } = await signInAs("organiser");
    const id = await add(actor);
    const gazette = { label: "Gazeta", url: "https://example.org/g", language: "ru" };
    const stored = [{ ...gazette, labels: { en: "Gazeta", ru: "«Газета»" } }, entry.sources[0]];
    await pool.query("update timeline_entry set sources = $2 where id = $1", [
      id,
      JSON.stringify(stored),
    ]);
    const sourcesIn = async (locale: "en" | "ru") =>
      (await listTimeline(locale)).find(({ date }) => date === entry.date)!.sources;
    const { sources, revision } = (await findEditableEntry(actor, id))!;
    expect(sources).toEqual([{ label: gazette.label, url: gazette.url }, entry.sources[0]]);
    const draft = { ...entry, text: { en: "A hearing was set." }, sources };
    const saved = await saveEntry(actor, { id, draft, revision }, { now });
    expect(saved).toEqual({ outcome: "saved", id });
    expect(await sourcesIn("en")).toEqual([gazette, entry.sources[0]]);
    expect((await sourcesIn("ru"))[0]).toEqual({ label: "«Газета»", url: gazette.url });
  });

  it("loses and doubles no place when two move entries of one day at once", async () => {
    const [anna, ivan] = [(await signInAs("organiser")).actor, (await signInAs("admin")).actor];
    const ids: string[] = [];
    for (const en of ["one", "two", "three", "four"]) ids.push(await add(anna, { text: { en } }));
    const before = await readPositions();
    const moves = ids.flatMap((id) => [
      moveEntry(anna, { id, step: "up" }, { now }),
      moveEntry(ivan, { id, step: "down" }, { now }),
      moveEntry(ivan, { id, step: "up" }, { now }),
    ]);
    await Promise.all(moves);
    expect(await readPositions()).toEqual(before);
    const shown = (await textsOf()).slice(-4);
    expect(shown.toSorted()).toEqual(["four", "one", "three", "two"]);
    const first = ids[["one", "two", "three", "four"].indexOf(shown[0]!)]!;
    expect(await moveEntry(anna, { id: first, step: "up" }, { now })).toEqual({
      outcome: "at_the_end",
    });
    await moveEntry(anna, { id: first, step: "down" }, { now });
    expect((await textsOf()).slice(-4)).toEqual([shown[1], shown[0], shown[2], shown[3]]);
    const { entries } = await findTimeline(anna, "en");
    expect(entries.slice(-4).map(({ canMove }) => canMove)).toEqual([
      { up: false, down: true },
      { up: true, down: true },
      { up: true, down: true },
      { up: true, down: false },
    ]);
  });

  it("lets a removed entry come back where it was, for seven days", async () => {
    const { actor } = await signInAs("organiser");
    const [first] = [await add(actor, { text: { en: "first" } }), await add(actor)];
    const before = await textsOf();
    await removeEntry(actor, first, { now });
    expect(await textsOf()).not.toContain("first");
    expect(await findEditableEntry(actor, first)).toBeNull();
    expect(await removeEntry(actor, first, { now })).toEqual({ outcome: "unknown" });
    expect(await publishEntry(actor, first, { now })).toEqual({ outcome: "unknown" });
    expect(await restoreEntry(actor, first, { now })).toEqual({ outcome: "restored" });
    expect(await restoreEntry(actor, first, { now })).toEqual({ outcome: "restored" });
    expect(await textsOf()).toEqual(before);
    await removeEntry(actor, first, { now });
    const [removed] = (await findTimeline(actor, "en")).removed;
    expect(removed!.goneAt).toEqual(later({ days: 7 }));
    await applyRetention({ now: new Date(removed!.goneAt.getTime() - 1) });
    expect(await restoreEntry(actor, first, { now })).toEqual({ outcome: "restored" });
    await removeEntry(actor, first, { now });
    await applyRetention({ now: removed!.goneAt });
    expect(await restoreEntry(actor, first, { now })).toEqual({ outcome: "unknown" });
  });

  it("overwrites nobody unseen, and is one entry when its form comes twice", async () => {
    const { actor } = await signInAs("organiser");
    const id = await add(actor);
    const save = (text: string, overwrite = false) =>
      saveEntry(
        actor,
        { id, draft: { ...entry, text: { en: text, ru: text } }, revision: 0, overwrite },
        { now },
      );
    const outcomes = await Promise.all([save("a"), save("b")]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["overtaken", "saved"]);
    expect(await readOverwritings(actor)).toEqual([]);
    expect(await save("c", true)).toMatchObject({ outcome: "saved" });
    expect(await readOverwritings(actor)).toEqual(["timeline_entry.changed"]);
    const again = { id, draft: entry, revision: null };
    expect(await saveEntry(actor, again, { now })).toEqual({ outcome: "overtaken" });
    expect((await findEditableEntry(actor, id))!.text.en).toBe("c");
    const twice = { id: await add(actor), draft: entry, revision: null };
    expect(await saveEntry(actor, twice, { now })).toEqual({ outcome: "saved", id: twice.id });
  });

  it("asks where a published entry is known from, and before it goes without a language", async () => {
    const { actor } = await signInAs("organiser");
    const publish = { withoutLanguage: false };
    const wish = { id: randomUUID(), revision: null, publish };
    const sourceless = { ...entry, sources: [] };
    expect(await saveEntry(actor, { ...wish, draft: sourceless }, { now })).toEqual({
      outcome: "no_source",
    });
    const english = { ...entry, text: { en: "a" }, dateLabel: { en: "b" } };
    expect(await saveEntry(actor, { ...wish, draft: english }, { now })).toEqual({
      outcome: "language_missing",
      missing: "ru",
    });
    await saveEntry(
      actor,
      { ...wish, draft: english, publish: { withoutLanguage: true } },
      { now },
    );
    expect((await listTimeline("ru")).at(-1)).toMatchObject({ text: "a", textLocale: "en" });
    expect((await findTimeline(actor, "ru")).entries.at(-1)!.missing).toEqual(["ru"]);
  });

  const typed = { ...entry, sources: [{ label: "The Example", url: "" }] };

  it.each([
    ["31 February", { date: "2026-02-31" }, "date", "day"],
    ["no day", { date: "" }, "date", "day"],
    ["another calendar", { date: "31.12.2026" }, "date", "day"],
    ["no text", { text: { en: "", ru: "" } }, "text.en", "required"],
    ["a date without a text", { text: { en: "a", ru: "" } }, "text.ru", "required"],
    ["a pasted megabyte", { text: { en: "a".repeat(1_000_000) } }, "text.en", "too_long"],
    ["a NUL", { text: { en: "a\0" } }, "text.en", "invisible"],
    [
      "an address without a name",
      { sources: [{ label: "", url: "https://a.example" }] },
      "source.0.label",
      "required",
    ],
    [
      "a script as address",
      { sources: [{ label: "a", url: "javascript:a" }] },
      "source.0.url",
      "url",
    ],
  ] as const)("refuses %s with a word about it", (_name, changes, field, code) => {
    const parsed = parseEntry({
      ...typed,
      ...changes,
      sources: [...((changes as typeof typed).sources ?? [])],
    });
    expect(parsed.ok ? [] : parsed.faults).toContainEqual({ field, code });
  });
});

describe("how things stand", () => {
  const text = { en: "He is well.\n\nHe reads.", ru: "Он здоров." };

  it("is said anew with its date, which the checklist follows", async () => {
    const { actor } = await signInAs("organiser");
    const check = async () => {
      const { checklist } = await findOverview(actor, { locale: "en", now });
      return checklist.find(({ key }) => key === "situation")!.state;
    };
    expect(await check()).toBe("open");
    const draft = { text, asOf: "2026-11-20" };
    expect(await changeSituation(actor, { draft, revision: 0 }, { now })).toEqual({
      outcome: "changed",
    });
    expect(await check()).toBe("done");
    expect(await findCampaignHome("en")).toMatchObject({
      situation: ["He is well.", "He reads."],
      situationAsOf: "2026-11-20",
    });
    expect(await changeSituation(actor, { draft, revision: 0 }, { now })).toEqual({
      outcome: "overtaken",
    });
    const over = { draft, revision: 0, overwrite: true };
    expect(await changeSituation(actor, over, { now })).toEqual({ outcome: "changed" });
    expect(await readOverwritings(actor)).toEqual(["situation.changed"]);
  });

  it.each([
    ["a day that is still to come", { asOf: "2027-01-01" }, "asOf", "future"],
    ["31 February", { asOf: "2026-02-31" }, "asOf", "day"],
    ["one language only", { text: { en: "a" } }, "situation.ru", "required"],
  ])("refuses %s", (_name, changes, field, code) => {
    const parsed = parseSituation({ text, asOf: "2026-11-20", ...changes }, { now });
    expect(parsed.ok ? [] : parsed.faults).toContainEqual({ field, code });
  });
});
