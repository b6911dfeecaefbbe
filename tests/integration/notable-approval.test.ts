import { describe, expect, it } from "vitest";
import { NotPermitted, type Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import {
  approveNotables,
  attachEvidence,
  editNotable,
  findNotable,
  moveNotable,
  removeNotable,
  takeStep,
} from "@/lib/signatories";
import { signInAs } from "../support/actors";
import { storyStart } from "../support/clock";
import {
  approve,
  importList,
  invite,
  readEntry,
  readShownNotables,
  requireEntry,
  timesShown,
  wordingOf,
} from "../support/notables";

const now = storyStart;

describe("approval", () => {
  it("is somebody else's than who entered the name or attached the evidence", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("organiser");
    await importList(one, "Anna Example, poet");
    const { id } = await requireEntry("Anna Example");
    expect(await approve(one, id, { alone: true })).toMatchObject({
      approved: 0,
      own: 1,
      passed: 0,
    });
    expect(await timesShown("Anna Example")).toBe(0);
    const outcome = { approved: 1, own: 0, passed: 0, undecided: [] };
    expect(await approve(other, id)).toEqual(outcome);
    expect(await timesShown("Anna Example")).toBe(1);
    expect(await approve(other, id)).toMatchObject({ approved: 0, own: 0, passed: 1 });
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
    const russian = await readShownNotables("ru");
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
