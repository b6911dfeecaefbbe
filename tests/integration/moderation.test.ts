import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { findSignature, lookUpAddress, moderateSignatures, undoActs } from "@/lib/moderation";
import { listSignatories } from "@/lib/signatories";
import { confirmSignature, findTallyDrift } from "@/lib/signing";
import { standingCan, standingVerbs, type Standing } from "@/lib/signing/schema";
import { buildSubmission, cast } from "@/prisma/seed/builders";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { moderate, namesInTable, signAndConfirm } from "../support/moderation";
import { stranger } from "../support/people";
import { british, readCounts, requireRow, russian, submitAndOpenMail } from "../support/signing";

let oscar: Actor;

beforeEach(async () => {
  oscar = (await signInAs("organiser")).actor;
});

afterEach(async () => {
  expect(await findTallyDrift()).toEqual({ statements: 0, versions: 0, campaigns: 0, signers: 0 });
});

describe("an organiser decides about a signature", () => {
  it("invalidates with a reason, and undoes it: back to what it was, the counts too", async () => {
    const anna = await signAndConfirm(cast.anna);
    await signAndConfirm(cast.anna, russian);
    const before = await readCounts();
    const { actIds } = await moderate(oscar, [anna], "invalidate", {
      note: "wrote that Anna is her cat",
    });
    expect(await readCounts()).toEqual({ british: 0, russian: 1, total: 1 });
    const details = (await findSignature(oscar, anna))!;
    expect(details.acts).toMatchObject([
      { verb: "invalidate", reason: "invented", note: "wrote that Anna is her cat", canUndo: true },
    ]);
    expect(await undoActs(oscar, actIds, { now: later({ minutes: 1 }) })).toMatchObject({
      restored: 1,
    });
    expect(await readCounts()).toEqual(before);
    expect(await undoActs(oscar, actIds, { now })).toMatchObject({ restored: 0 });
    expect(await requireRow(cast.anna.email)).toMatchObject({ state: "confirmed" });
    const { rows } = await pool.query(
      "select action, details::text from audit_entry where subject_id = $1 order by at",
      [anna],
    );
    expect(rows).toEqual([
      { action: "signature.invalidated", details: '{"reason": "invented"}' },
      { action: "signature.restored", details: "{}" },
    ]);
  });

  it("needs a reason to invalidate, and knows what it is asked to do", async () => {
    const anna = await signAndConfirm(cast.anna);
    const ask = (input: object) =>
      moderateSignatures(oscar, { ids: [anna], verb: "invalidate", ...input } as never, { now });
    for (const [input, field] of [
      [{}, "reason"],
      [{ reason: "because" }, "reason"],
      [{ reason: "other", note: "x".repeat(1001) }, "note"],
      [{ reason: "other", ids: [] }, "ids"],
      [{ reason: "other", ids: ["1; drop table signature"] }, "ids"],
      [{ reason: "other", verb: "erase" }, "verb"],
    ] as const) {
      expect(await ask(input)).toMatchObject({ outcome: "invalid", errors: [{ field }] });
    }
    expect(await requireRow(cast.anna.email)).toMatchObject({ state: "confirmed" });
  });

  it("quarantines who waits or counts, and lets whoever looks fine be shown and counted", async () => {
    const token = await submitAndOpenMail(buildSubmission(cast.anna));
    const { id } = await requireRow(cast.anna.email);
    await moderate(oscar, [id], "flag");
    await moderate(oscar, [id], "quarantine");
    await confirmSignature(token, null, { now });
    expect((await readCounts()).british).toBe(0);
    expect((await listSignatories(british)).signatories).toEqual([]);
    expect(await namesInTable(oscar, { review: "quarantined" })).toEqual([cast.anna.name]);
    expect(await moderate(oscar, [id], "release")).toMatchObject({ changed: 1 });
    expect((await readCounts()).british).toBe(1);
    expect(await namesInTable(oscar, { review: "quarantined" })).toEqual([]);
    expect(await moderate(oscar, [id], "release")).toMatchObject({ changed: 0 });
  });

  it("cannot invalidate what still waits: its mailbox's owner has not spoken yet", async () => {
    const token = await submitAndOpenMail(buildSubmission(cast.anna));
    const { id } = await requireRow(cast.anna.email);
    expect(await moderate(oscar, [id], "invalidate")).toMatchObject({ changed: 0, actIds: [] });
    expect(await confirmSignature(token, null, { now })).toMatchObject({ outcome: "confirmed" });
  });

  it("does not undo what somebody has decided about since", async () => {
    const anna = await signAndConfirm(cast.anna);
    const first = await moderate(oscar, [anna], "quarantine");
    await moderate(oscar, [anna], "release", { at: later({ minutes: 1 }) });
    await moderate(oscar, [anna], "quarantine", { at: later({ minutes: 2 }) });
    expect(await undoActs(oscar, first.actIds, { now })).toMatchObject({ restored: 0 });
    const { acts } = (await findSignature(oscar, anna))!;
    expect(acts.map(({ canUndo }) => canUndo)).toEqual([true, false, false]);
  });

  it("changes a signature once when many decide at the same moment", async () => {
    const anna = await signAndConfirm(cast.anna);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => moderate(oscar, [anna], "invalidate")),
    );
    expect(outcomes.reduce((sum, { changed }) => sum + changed, 0)).toBe(1);
    const [act] = (await findSignature(oscar, anna))!.acts;
    const undone = await Promise.all(
      Array.from({ length: 8 }, () => undoActs(oscar, [act!.id], { now })),
    );
    expect(undone.reduce((sum, { restored }) => sum + restored, 0)).toBe(1);
    expect((await readCounts()).british).toBe(1);
  });

  it("forgets the history, notes too, with the signature", async () => {
    const anna = await signAndConfirm(cast.anna);
    await moderate(oscar, [anna], "invalidate", { note: "a note" });
    await pool.query("delete from signature where id = $1", [anna]);
    expect((await pool.query("select from moderation_act")).rowCount).toBe(0);
    expect(await findSignature(oscar, anna)).toBeNull();
    expect(await findSignature(oscar, "'; drop table signature; --")).toBeNull();
  });

  it("offers exactly the deeds that make a difference", () => {
    const offered = (standing: Standing) =>
      standingVerbs.filter((verb) => standingCan[verb](standing));
    const plain = { quarantined: false, flags: [] };
    expect(offered({ state: "confirmed", ...plain })).toEqual(["flag", "quarantine", "invalidate"]);
    expect(offered({ state: "pending", ...plain })).toEqual(["flag", "quarantine"]);
    expect(offered({ state: "confirmed", quarantined: true, flags: ["mixed_script"] })).toEqual([
      "release",
      "flag",
      "unflag",
      "invalidate",
    ]);
    expect(offered({ state: "withdrawn", ...plain })).toEqual([]);
    expect(offered({ state: "invalidated", ...plain })).toEqual([]);
  });
});

describe("an admin looks an address up", () => {
  it("learns how it stands under each statement; the log tells who asked and not for whom", async () => {
    const { actor: olga } = await signInAs("admin");
    await signAndConfirm(cast.anna);
    const spelt = cast.anna.email.replace("@", "+list@").toUpperCase();
    expect(await lookUpAddress(olga, spelt, { now })).toEqual({
      outcome: "looked_up",
      statements: [
        { slug: british, standing: { state: "confirmed", quarantined: false, flags: [] } },
        { slug: russian, standing: null },
      ],
    });
    const { rows } = await pool.query(
      "select actor_id, subject_id, details::text from audit_entry where action = 'address.looked_up'",
    );
    expect(rows).toEqual([{ actor_id: olga.id, subject_id: null, details: "{}" }]);
    expect(await lookUpAddress(olga, "nobody", { now })).toEqual({ outcome: "invalid_address" });
  });

  it("may ask twenty times an hour, however many windows ask at once", async () => {
    const { actor: olga } = await signInAs("admin");
    const ask = (at = now) => lookUpAddress(olga, stranger().email, { now: at });
    const outcomes = await Promise.all(Array.from({ length: 24 }, () => ask()));
    expect(outcomes.filter(({ outcome }) => outcome === "looked_up")).toHaveLength(20);
    expect(await ask(later({ minutes: 59 }))).toEqual({ outcome: "limited", retryAfterMinutes: 1 });
    expect(await ask(later({ minutes: 61 }))).toMatchObject({ outcome: "looked_up" });
  });
});
