import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { findSignaturesOfMailbox } from "@/lib/mail/store";
import { draftRule, findSignature, runRule, startRule, undoActs, undoRule } from "@/lib/moderation";
import { ruleConditions } from "@/lib/moderation/schema";
import {
  changeSignature,
  collectOwnData,
  findOwnSignature,
  findTallyDrift,
  requestLinks,
  withdrawSignature,
} from "@/lib/signing";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { dumpDatabase } from "../support/dump";
import { moderate } from "../support/moderation";
import { changed, signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";
import { countMails, readCounts, requireRow, submit } from "../support/signing";
import { findTraces } from "../support/traces";

const at = { now };
const canary = {
  name: "Canary Unmistakable",
  role: "canarykeeper",
  organisation: "Canary Houseofbirds",
  country: "FJ",
};
const marks = ["Canary", "Unmistakable", "Houseofbirds", "C. U."];

let oscar: Actor;

beforeEach(async () => {
  oscar = (await signInAs("organiser")).actor;
});

afterEach(async () => {
  expect(await findTallyDrift()).toEqual({ statements: 0, versions: 0, campaigns: 0, signers: 0 });
});

async function signAndBeInvalidated(visibility = "name") {
  const { email } = stranger();
  const { row, token } = await signAndConfirm({ ...canary, email, visibility } as never);
  const note = "Canary Unmistakable? A bird";
  const { actIds } = await moderate(oscar, [row.id], "invalidate", { note });
  return { email, row, token, actIds };
}

describe("a signature that was declared invalid", () => {
  it("says so to its owner, who can take the data along", async () => {
    const { token, row } = await signAndBeInvalidated();
    expect(await findOwnSignature(token, "en", at)).toEqual({
      outcome: "invalidated",
      isErased: false,
      statementSlug: "british",
      statementTitle: "Free Boris Kagarlitsky",
      statementTitleLocale: "en",
    });
    expect(await collectOwnData(token, at)).toMatchObject({
      outcome: "found",
      data: { signature: { name: canary.name }, review: { deeds: [{ reason: "invented" }] } },
    });
    const wish = changed(row, { name: "Another" });
    expect(await changeSignature(token, wish, at)).toEqual({ outcome: "unknown_link" });
  });

  it.each(["name", "initials", "handover", "count"])(
    "shown as %s is erased at its owner's wish, and stays invalid",
    async (visibility) => {
      const { email, row, token } = await signAndBeInvalidated(visibility);
      expect(await withdrawSignature(token, at)).toEqual({ outcome: "erased" });
      expect(await withdrawSignature(token, at)).toEqual({ outcome: "erased" });
      expect(await requireRow(email)).toMatchObject({
        state: "invalidated",
        visibility: "count",
        name: null,
        sealed: null,
        country: null,
        wants_updates: false,
      });
      const { rowCount } = await pool.query("select from signer_address where signature_id = $1", [
        row.id,
      ]);
      expect(rowCount).toBe(0);
      expect(await countMails()).toEqual({});
      await pool.query("delete from graphile_worker._private_jobs");
      await pool.query("analyze");
      expect(findTraces(await dumpDatabase(pool), marks)).toEqual([]);
      expect(await collectOwnData(token, at)).toEqual({ outcome: "unknown_link" });
      expect(await findOwnSignature(token, "en", at)).toMatchObject({
        outcome: "invalidated",
        isErased: true,
      });
    },
  );

  it("is not brought back by undoing what made it invalid", async () => {
    const { email, row, token, actIds } = await signAndBeInvalidated();
    await withdrawSignature(token, at);
    expect(await undoActs(oscar, actIds, at)).toEqual({ outcome: "undone", restored: 0 });
    expect(await requireRow(email)).toMatchObject({ state: "invalidated" });
    const found = (await findSignature(oscar, row.id))!;
    expect(found).toMatchObject({ withdrawnOn: "2026-11-22" });
    expect(found.acts).toMatchObject([{ verb: "invalidate", note: null, canUndo: false }]);
    expect(await readCounts()).toMatchObject({ british: 0, total: 0 });
  });

  it("nor by undoing a rule, which brings the others back", async () => {
    const [one, other] = await Promise.all([1, 2].map(() => signAndConfirm(stranger())));
    const conditions = ruleConditions.parse({ state: "confirmed" });
    const draft = await draftRule(oscar, { conditions, verb: "invalidate", reason: "test" }, at);
    if (draft.outcome !== "drafted") throw new Error(JSON.stringify(draft));
    await startRule(oscar, draft.id, at);
    await runRule(draft.id, at);
    await withdrawSignature(one!.token, at);
    await undoRule(oscar, draft.id, at);
    await runRule(draft.id, at);
    expect(await readCounts()).toMatchObject({ british: 1 });
    const { rows } = await pool.query("select id, state from signature order by state");
    expect(rows).toEqual(
      expect.arrayContaining([
        { id: one!.row.id, state: "invalidated" },
        { id: other!.row.id, state: "confirmed" },
      ]),
    );
  });

  it("counts no more whatever path tries", async () => {
    const { row, token } = await signAndBeInvalidated();
    await withdrawSignature(token, at);
    await expect(
      pool.query("update signature set state = 'confirmed' where id = $1", [row.id]),
    ).rejects.toMatchObject({ code: "23514" });
  });

  it("has its lost link sent again, until it is taken back", async () => {
    const { email, row, token } = await signAndBeInvalidated();
    await pool.query("delete from mail_message");
    const ask = (when: Date) => requestLinks(email, { locale: "en", network: null }, { now: when });
    await ask(now);
    expect(await countMails()).toEqual({ manage_link: 1 });
    expect(await findSignaturesOfMailbox([row.id])).toMatchObject([{ id: row.id }]);
    await withdrawSignature(token, at);
    await ask(later({ days: 2 }));
    expect(await countMails()).toEqual({});
    expect(await findSignaturesOfMailbox([row.id])).toEqual([]);
  });

  it("is not signed anew with the same address", async () => {
    const { email, token } = await signAndBeInvalidated();
    await withdrawSignature(token, at);
    await submit({ email, name: "Somebody New" }, { now: later({ days: 1 }) });
    expect(await requireRow(email)).toMatchObject({ state: "invalidated", name: null });
  });

  it("ends one way or the other when owner and organiser act at once", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { email } = stranger();
      const { row, token } = await signAndConfirm({ ...canary, email });
      await Promise.all([moderate(oscar, [row.id], "invalidate"), withdrawSignature(token, at)]);
      const after = await requireRow(email);
      expect(["withdrawn", "invalidated"]).toContain(after.state);
      expect(after).toMatchObject({ name: null, visibility: "count" });
    }
    expect(await readCounts()).toMatchObject({ british: 0, total: 0 });
  });
});
