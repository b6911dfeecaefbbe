import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { findInvitation, listSignatories, renewInvitation, signAsInvited } from "@/lib/signatories";
import { forgetNamesRead } from "@/lib/watchlist";
import { signInAs } from "../support/actors";
import { later, storyStart } from "../support/clock";
import {
  approve,
  confirmMailOf,
  importList,
  invite,
  readEntry,
  readShownNotables,
  requireEntry,
  signByName,
  timesShown,
} from "../support/notables";
import { stranger } from "../support/people";
import { british, fillForm, requireRow, type Filled } from "../support/signing";

const now = storyStart;

// Names are kept in memory for five seconds; no story waits so long.
beforeEach(forgetNamesRead);

async function answer(token: string, filled: Filled, onBehalf = true) {
  const input = { ...fillForm(filled), onBehalf };
  return signAsInvited(token, input, { locale: "en" }, { now });
}

describe("an invitation", () => {
  it("is mailed sealed, opens the agreed wording, and opens nothing when renewed or over", async () => {
    const { actor } = await signInAs("organiser");
    const { id, token } = await invite(actor);
    for (let visit = 0; visit < 5; visit += 1) {
      expect(await findInvitation(token, "en", { now })).toMatchObject({
        outcome: "open",
        wording: { name: "Anna Example", organisation: "Sampleton College" },
      });
    }
    expect(await findInvitation(token, "en", { now: later({ days: 60 }) })).toEqual({
      outcome: "expired",
    });
    const email = "anna.invited@example.org";
    await renewInvitation(actor, { id, locale: "ru", email }, { now });
    expect(await findInvitation(token, "en", { now })).toEqual({ outcome: "unknown_link" });
    const { rows } = await pool.query<{ text: string; purpose: string }>(
      "select purpose, row_to_json(m)::text as text from mail_message m",
    );
    expect(rows.map(({ purpose }) => purpose)).toEqual(["notable_invitation"]);
    expect(rows[0]!.text).not.toContain("anna.invited");
    for (const wrong of ["", "x", token.slice(0, -2), token.replace(/..$/, "AA"), "\0"]) {
      expect(await findInvitation(wrong, "en", { now })).toEqual({ outcome: "unknown_link" });
    }
  });

  it("makes the link when the mailbox confirms, on behalf of the organisation, without an alarm", async () => {
    const { actor } = await signInAs("organiser");
    const { id, token } = await invite(actor);
    const anna = {
      ...stranger(),
      name: "Anna Example",
      role: "lecturer",
      organisation: "Sampleton College",
    };
    forgetNamesRead();
    expect(await answer(token, anna)).toEqual({ outcome: "awaiting_confirmation" });
    expect(await readEntry(id)).toMatchObject({ stage: "asked", signature_id: null });
    await confirmMailOf(anna.email);
    const row = await requireRow(anna.email);
    expect(row).toMatchObject({ capacity: "organisation", flags: [], quarantined: false });
    expect(await readEntry(id)).toMatchObject({ stage: "evidence", signature_id: row.id });
    expect(await findInvitation(token, "en", { now })).toEqual({ outcome: "signed" });

    expect(await timesShown("Anna Example")).toBe(1);
    await approve(actor, id);
    expect(await readEntry(id)).toMatchObject({ stage: "evidence" });
    const { actor: other } = await signInAs("organiser");
    await approve(other, id);
    expect(await timesShown("Anna Example")).toBe(1);
    const { signatories } = await listSignatories(british);
    expect(signatories).toEqual([]);
  });

  it("takes the words the signer chose over those agreed, and lets them be approved", async () => {
    const { actor } = await signInAs("organiser");
    const { id, token } = await invite(actor);
    const anna = { ...stranger(), name: "Anna Maria Example", personalCapacity: true };
    await answer(token, anna, false);
    await confirmMailOf(anna.email);
    expect(await readEntry(id)).toMatchObject({
      name: { en: "Anna Maria Example" },
      role: null,
      organisation: null,
      capacity: "personal",
      stage: "evidence",
    });
  });

  it("takes a published entry off the page when its bearer signs otherwise or in silence", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("organiser");
    for (const [name, change] of [
      ["Anna Example", { role: "professor" }],
      ["Vera Specimen", { visibility: "initials" as const }],
      ["Ivan Sample", { visibility: "count" as const, name: null }],
    ] as const) {
      await importList(one, `${name}, poet`);
      const { id } = await requireEntry(name);
      await approve(other, id);
      expect(await timesShown(name)).toBe(1);
      const renewed = await renewInvitation(one, { id, locale: "en", email: null }, { now });
      if (renewed.outcome !== "renewed") throw new Error(renewed.outcome);
      const person = { ...stranger(), name, ...change };
      await answer(renewed.link.split("/").at(-1)!, person, false);
      await confirmMailOf(person.email);
      const notables = await readShownNotables();
      expect(notables.map((each) => each.name)).not.toContain(name);
    }
  });

  it("sounds the alarm when the invited sign as somebody else, or another signs with the name", async () => {
    const { actor } = await signInAs("organiser");
    await importList(actor, "Ivan Sample");
    const { token } = await invite(actor);
    forgetNamesRead();
    const anna = { ...stranger(), name: "Ivan Sample" };
    await answer(token, anna);
    await confirmMailOf(anna.email);
    expect(await requireRow(anna.email)).toMatchObject({ quarantined: true });
    const troll = { ...stranger(), name: "Anna Example" };
    await signByName(troll);
    expect(await requireRow(troll.email)).toMatchObject({ quarantined: true });
  });

  it("changes nothing of a signature that is confirmed already, and makes no link to it", async () => {
    const { actor } = await signInAs("organiser");
    const victim = { ...stranger(), name: "Vera Specimen" };
    await signByName(victim);
    const { id, token } = await invite(actor);
    const typed = { email: victim.email, name: "Anna Example" };
    expect(await answer(token, typed)).toEqual({ outcome: "awaiting_confirmation" });
    expect(await requireRow(victim.email)).toMatchObject({ name: "Vera Specimen" });
    expect(await readEntry(id)).toMatchObject({ signature_id: null, stage: "asked" });
  });

  it("needs a decision for a name that is on the board", async () => {
    const { actor } = await signInAs("organiser");
    await invite(actor);
    await expect(invite(actor, "Example, Ánna")).rejects.toThrow("same_person");
  });
});
