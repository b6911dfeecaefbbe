import { beforeEach, describe, expect, it } from "vitest";
import { NotPermitted } from "@/lib/accounts";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import {
  approveNotables,
  attachEvidence,
  editNotable,
  findInvitation,
  findNotable,
  inviteNotable,
  linkSignature,
  listNotables,
  listSignatories,
  moveNotable,
  promoteSignature,
  removeNotable,
  renewInvitation,
  searchSignaturesToPromote,
  signAsInvited,
  takeStep,
  unlinkSignature,
} from "@/lib/signatories";
import { confirmSignature } from "@/lib/signing";
import { findStatement } from "@/lib/statements";
import { forgetNamesRead } from "@/lib/watchlist";
import { signInAs } from "../support/actors";
import { later, storyStart } from "../support/clock";
import { importList, requireCategory, requireEntry, wordingOf } from "../support/notables";
import { stranger } from "../support/people";
import {
  british,
  confirmTokenOf,
  fillForm,
  requireRow,
  submitAndOpenMail,
  type Filled,
} from "../support/signing";

const now = storyStart;

// Names are kept in memory for five seconds; no story waits so long.
beforeEach(forgetNamesRead);

async function invite(actor: Actor, name = "Anna Example", more = {}) {
  const wording = wordingOf(name, {
    role: { en: "lecturer" },
    organisation: { en: "Sampleton College" },
    capacity: "organisation",
    ...more,
  });
  const categoryId = await requireCategory("campaigns");
  const invited = await inviteNotable(
    actor,
    { slug: british, categoryId, wording, locale: "en", email: null, isAnother: false },
    { now },
  );
  if (invited.outcome !== "invited") throw new Error(JSON.stringify(invited));
  return { id: invited.id, token: invited.link.split("/").at(-1)! };
}

async function answer(token: string, filled: Filled, onBehalf = true) {
  const input = { ...fillForm(filled), onBehalf };
  return signAsInvited(token, input, { locale: "en" }, { now });
}

async function confirm(email: string) {
  return confirmSignature(confirmTokenOf(await requireRow(email)), null, { now });
}

async function signByName(filled: Filled) {
  await confirmSignature(await submitAndOpenMail(filled), null, { now });
  return (await requireRow(filled.email)).id;
}

const readEntry = async (id: string) =>
  (await pool.query("select * from notable where id = $1", [id])).rows[0];

const approve = (actor: Actor, id: string, more = {}) =>
  approveNotables(actor, { ids: [id], alone: false, publish: true, ...more }, { now });

/** Everybody the public list prints, notables first, and everyone once. */
async function readPublicNames() {
  const notables = (await listNotables(british, "en")).flatMap(({ people }) => people);
  const { signatories } = await listSignatories(british);
  return [...notables, ...signatories].map(({ name }) => name);
}

const timesShown = async (name: string) =>
  (await readPublicNames()).filter((each) => each === name).length;

describe("approval", () => {
  it("is somebody else's than who entered the name or attached the evidence", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("organiser");
    await importList(one, "Anna Example, poet");
    const { id } = await requireEntry("Anna Example");
    expect(await approve(one, id, { alone: true })).toEqual({ approved: 0, own: 1, passed: 0 });
    expect(await timesShown("Anna Example")).toBe(0);
    expect(await approve(other, id)).toEqual({ approved: 1, own: 0, passed: 0 });
    expect(await timesShown("Anna Example")).toBe(1);
    expect(await approve(other, id)).toEqual({ approved: 0, own: 0, passed: 1 });
  });

  it("is not that of who only attached evidence either", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("organiser");
    const { id } = await invite(one);
    await attachEvidence(other, { id, note: "Said so on the telephone", url: null }, { now });
    expect(await approve(other, id)).toMatchObject({ approved: 0, own: 1 });
    expect(await approve(one, id)).toMatchObject({ approved: 0, own: 1 });
    const { actor: third } = await signInAs("admin");
    expect(await approve(third, id)).toMatchObject({ approved: 1 });
  });

  it("may be given alone by the only organiser, who says so, and the log keeps it", async () => {
    const { actor } = await signInAs("admin");
    await importList(actor, "Anna Example");
    const { id } = await requireEntry("Anna Example");
    expect(await approve(actor, id)).toMatchObject({ approved: 0, own: 1 });
    expect(await approve(actor, id, { alone: true })).toMatchObject({ approved: 1 });
    expect(await readEntry(id)).toMatchObject({ approved_alone: true, stage: "published" });
    const { rows } = await pool.query("select action from audit_entry where subject_id = $1", [id]);
    expect(rows.map(({ action }) => action)).toContain("notable.approved_alone");
  });

  it("goes with a change of what is printed, and the name leaves the page until it is back", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("organiser");
    await importList(one, "Anna Example, poet");
    const { id } = await requireEntry("Anna Example");
    await approve(other, id);
    const same = wordingOf("Anna Example", { role: { en: "poet" } });
    expect(await editNotable(other, { id, wording: same }, { now })).toMatchObject({
      outcome: "unchanged",
    });
    const wording = { ...same, name: { en: "Anna Example", ru: "Анна Образцова" } };
    expect(await editNotable(other, { id, wording }, { now })).toEqual({
      outcome: "edited",
      awaitsApproval: true,
    });
    expect(await timesShown("Anna Example")).toBe(0);
    expect(await approve(other, id)).toMatchObject({ own: 1 });
    const { actor: third } = await signInAs("organiser");
    await approve(third, id);
    const russian = (await listNotables(british, "ru")).flatMap(({ people }) => people);
    expect(russian.map(({ name }) => name)).toContain("Анна Образцова");
  });

  it("follows the table of steps, also when steps come twice or out of order", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("organiser");
    const { id } = await invite(one);
    const step = async (name: Parameters<typeof takeStep>[1]["step"]) =>
      (await takeStep(other, { ids: [id], step: name }, { now })).taken;
    expect(await step("publish")).toBe(0);
    expect(await approve(other, id)).toMatchObject({ passed: 1 });
    expect(await step("recordReply")).toBe(1);
    expect(await step("recordReply")).toBe(0);
    await attachEvidence(one, { id, note: "Her mail of Monday", url: null }, { now });
    await approve(other, id, { publish: false });
    expect(await timesShown("Anna Example")).toBe(0);
    expect([await step("publish"), await step("publish")]).toEqual([1, 0]);
    expect([await step("unpublish"), await step("sendBack")]).toEqual([1, 1]);
    expect(await readEntry(id)).toMatchObject({
      stage: "evidence",
      published_at: null,
      approved_by_id: null,
    });
  });
});

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
    await confirm(anna.email);
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
    await confirm(anna.email);
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
      await confirm(person.email);
      const notables = (await listNotables(british, "en")).flatMap(({ people }) => people);
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
    await confirm(anna.email);
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

describe("a signature that becomes a notable", () => {
  it("is shown once, and only while its owner wants it", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("organiser");
    const anna = { ...stranger(), name: "Anna Example", role: "poet", personalCapacity: true };
    const signatureId = await signByName(anna);
    const categoryId = await requireCategory("culture");
    const [found] = await searchSignaturesToPromote(one, { slug: british, q: "anna exa" });
    expect(found).toMatchObject({ id: signatureId, notableId: null });
    const promotion = { signatureId, categoryId, isAnother: false };
    const promoted = await promoteSignature(one, promotion, { now });
    if (promoted.outcome !== "promoted") throw new Error(promoted.outcome);
    expect(await promoteSignature(other, promotion, { now })).toEqual({
      outcome: "already_there",
      id: promoted.id,
    });
    expect(await timesShown("Anna Example")).toBe(1);
    await approve(other, promoted.id);
    const notables = (await listNotables(british, "en")).flatMap(({ people }) => people);
    expect(notables.find(({ name }) => name === "Anna Example")).toMatchObject({
      role: "poet",
      capacity: "personal",
    });
    expect(await timesShown("Anna Example")).toBe(1);
    // From a signature: it counts among the signatures and not beside them.
    expect(await findStatement(british, "en")).toMatchObject({ count: 1, notablesBesideCount: 18 });

    for (const [hide, show] of [
      ["quarantined = true", "quarantined = false"],
      ["state = 'withdrawn'", "state = 'confirmed'"],
      ["visibility = 'initials', role = null, capacity = null, search_words = null", null],
    ] as const) {
      await pool.query(`update signature set ${hide} where id = $1`, [signatureId]);
      const shown = (await listNotables(british, "en")).flatMap(({ people }) => people);
      expect(shown.map(({ name }) => name)).not.toContain("Anna Example");
      if (!show) continue;
      await pool.query(`update signature set ${show} where id = $1`, [signatureId]);
      expect(await timesShown("Anna Example")).toBe(1);
    }
    await pool.query("delete from signature where id = $1", [signatureId]);
    expect(await readEntry(promoted.id)).toBeUndefined();
  });

  it.each(["initials", "handover", "count"] as const)("is none with %s", async (visibility) => {
    const { actor } = await signInAs("organiser");
    const signatureId = await signByName({ ...stranger(), name: "Anna Example", visibility });
    const categoryId = await requireCategory("culture");
    const promotion = { signatureId, categoryId, isAnother: false };
    expect(await promoteSignature(actor, promotion, { now })).toEqual({ outcome: "not_shown" });
    expect(await searchSignaturesToPromote(actor, { slug: british, q: "anna" })).toEqual([]);
  });

  it("is linked to the entry of the same person, who was there without one", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("organiser");
    const signatureId = await signByName({ ...stranger(), name: "Rory Placeholder-Barrett" });
    await importList(one, "Rory Placeholder Barrett TD");
    const { id } = await requireEntry("Rory Placeholder Barrett");
    await approve(other, id);
    const details = await findNotable(one, id, "en");
    expect(details!.matches).toMatchObject([{ id: signatureId }]);
    expect(await linkSignature(one, { id, signatureId }, { now })).toEqual({ outcome: "linked" });
    expect(await findStatement(british, "en")).toMatchObject({ notablesBesideCount: 18 });
    expect(await timesShown("Rory Placeholder-Barrett")).toBe(0);
    expect(await timesShown("Rory Placeholder Barrett")).toBe(1);

    await pool.query("update signature set state = 'withdrawn' where id = $1", [signatureId]);
    expect(await timesShown("Rory Placeholder Barrett")).toBe(0);
    // The link is what keeps the name off the page: nobody takes it away now.
    expect(await unlinkSignature(one, { id }, { now })).toEqual({ outcome: "not_shown" });
    expect(await timesShown("Rory Placeholder Barrett")).toBe(0);
  });
});

describe("who may not", () => {
  it("is stopped in every function", async () => {
    const visitor = { id: "x", email: "x@example.org", role: "visitor" } as unknown as Actor;
    const calls = [
      () => approveNotables(visitor, { ids: [], alone: false, publish: true }, { now }),
      () => moveNotable(visitor, { id: "x", to: { step: "up" } }, { now }),
      () => removeNotable(visitor, { id: "x", atWish: true }, { now }),
      () => takeStep(visitor, { ids: [], step: "publish" }, { now }),
      () => findNotable(visitor, "x", "en"),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow(NotPermitted);
  });
});
