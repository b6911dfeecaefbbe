import { expect, it } from "vitest";
import { signStatement } from "@/lib/signing";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";
import { visitorAt } from "../support/limits";
import { stranger } from "../support/people";
import { fillForm, findRow } from "../support/signing";
import { firstWords, openThirdStatement, publishWords } from "../support/statements";

const secondWords = {
  ...firstWords,
  en: { ...firstWords.en, body: "The library has no bread.\n\nWe ask for bread and water." },
};

it("lets nobody sign a version who still had the earlier one before them", async () => {
  const { actor: organiser } = await signInAs("organiser");
  const { actor: admin } = await signInAs("admin");
  await openThirdStatement(admin);
  await publishWords(organiser, "bread", secondWords, now);
  const reader = stranger();
  const signHaving = (readVersion: number | null, filled = fillForm(reader)) =>
    signStatement(
      filled,
      { slug: "bread", locale: "en", visitor: visitorAt("192.0.2.1", now, { readVersion }) },
      { now },
    );
  expect(await signHaving(1)).toEqual({ outcome: "text_changed" });
  expect(await findRow(reader.email, "bread")).toBeUndefined();
  // In one batch, each is judged by what they read.
  const together = [1, 2, null].map((readVersion) => signHaving(readVersion, fillForm(stranger())));
  expect((await Promise.all(together)).map(({ outcome }) => outcome)).toEqual([
    "text_changed",
    "awaiting_confirmation",
    "awaiting_confirmation",
  ]);
  expect(await signHaving(2)).toEqual({ outcome: "awaiting_confirmation" });
  // Who has signed is answered like everybody else.
  expect(await signHaving(1)).toEqual({ outcome: "text_changed" });
});
