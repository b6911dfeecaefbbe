import { expect, it } from "vitest";
import { setTextStatus } from "@/lib/statements";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";
import { firstWords, openThirdStatement, publishWords, requireRoom } from "../support/statements";

const newTitle = { ...firstWords, en: { ...firstWords.en, title: "Bread and water" } };

it("is never done by whoever has only seen the version before it", async () => {
  const { actor: admin } = await signInAs("admin");
  const { actor: organiser } = await signInAs("organiser");
  const { id } = await openThirdStatement(admin);
  await publishWords(organiser, "bread", newTitle);
  const say = (number: number) =>
    setTextStatus(admin, { id, locale: "en", number, status: "final" }, { now });
  const statusOf = async () => (await requireRoom(admin, "bread")).published!.texts[0]!.status;
  for (const number of [1, 3, NaN]) expect(await say(number)).toEqual({ outcome: "overtaken" });
  expect(await statusOf()).toBe("working");
  expect(await say(2)).toEqual({ outcome: "changed" });
  expect(await statusOf()).toBe("final");
});
