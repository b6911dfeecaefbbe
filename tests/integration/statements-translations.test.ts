import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { findOverview } from "@/lib/campaign";
import { checkTranslation, listRooms, publishDraft, saveDraft } from "@/lib/statements";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";
import {
  firstWords,
  listDeeds,
  openThirdStatement,
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
  organiser = (await signInAs("organiser")).actor;
  admin = (await signInAs("admin")).actor;
});

describe("a translation", () => {
  it("that stayed as it was is known to, until somebody mends or checks it", async () => {
    const { id } = await openThirdStatement(admin);
    const stale = async () => (await requireRoom(organiser, "bread")).stale;
    const checklist = async () => {
      const { checklist: items } = await findOverview(organiser, { locale: "en", now });
      return items.find(({ key }) => key === "translations")!.state;
    };
    const check = (number: number, locale = "ru") =>
      checkTranslation(organiser, { id, locale, number }, { now });
    expect([await stale(), await checklist()]).toEqual([[], "done"]);
    await publishWords(organiser, "bread", secondWords);
    expect([await stale(), await checklist()]).toEqual([[{ locale: "ru", follows: 1 }], "open"]);
    expect((await listRooms(organiser, "en")).at(-1)!.hasStaleTranslation).toBe(true);

    // A third original: what it follows is still the first.
    const thirdWords = { ...secondWords, en: { ...secondWords.en, title: "Bread, please" } };
    await publishWords(organiser, "bread", thirdWords);
    expect(await stale()).toEqual([{ locale: "ru", follows: 1 }]);
    expect(await check(2)).toEqual({ outcome: "overtaken" });
    expect(await check(3, "de")).toEqual({ outcome: "unknown" });
    expect(await check(3)).toEqual({ outcome: "checked" });
    expect(await check(3)).toEqual({ outcome: "unchanged" });
    expect([await stale(), await checklist()]).toEqual([[], "done"]);

    await publishWords(organiser, "bread", secondWords);
    expect(await stale()).toEqual([{ locale: "ru", follows: 3 }]);
    const russian = { ...secondWords, ru: { ...firstWords.ru, title: "Хлеба библиотеке" } };
    await publishWords(organiser, "bread", russian);
    expect(await stale()).toEqual([]);
    const deeds = (await listDeeds(id)).filter(({ action }) => action.endsWith("_checked"));
    expect(deeds).toEqual([
      {
        action: "statement.translation_checked",
        actor: organiser.id,
        details: { version: 3, language: "ru" },
      },
    ]);
  });

  it("follows the new original at once when whoever publishes that has compared them", async () => {
    const { id } = await openThirdStatement(admin);
    const texts = textsOf(secondWords);
    await saveDraft(organiser, { id, basedOn: null, texts }, { now });
    const { basedOn, leftBehind } = await requireRoom(organiser, "bread");
    expect(leftBehind).toEqual(["ru"]);
    const publishing = { id, basedOn: basedOn!, translationsFit: true };
    await publishDraft(organiser, publishing, { now });
    expect(await requireRoom(organiser, "bread")).toMatchObject({ stale: [], leftBehind: [] });
  });
});
