import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { findSignature, listSignatures } from "@/lib/moderation";
import { parseSignatureFilter as asked } from "@/lib/moderation/schema";
import { listSignatories } from "@/lib/signatories";
import { cast } from "@/prisma/seed/builders";
import { signInAs } from "../support/actors";
import { later } from "../support/clock";
import { moderate, namesInTable, signAndConfirm } from "../support/moderation";
import { stranger } from "../support/people";
import { british, russian, submitAndOpenMail } from "../support/signing";

let oscar: Actor;

beforeEach(async () => {
  oscar = (await signInAs("organiser")).actor;
});

describe("an organiser looks at signatures", () => {
  it("sees names where they are kept readable, and never an address or a sealed name", async () => {
    for (const person of [cast.anna, cast.vera, cast.pavel, cast.nobody])
      await signAndConfirm(person);
    const page = await listSignatures(oscar, asked({}));
    const seen = page.signatures.map(({ visibility, name }) => [visibility, name]);
    expect(seen).toEqual(
      expect.arrayContaining([
        ["name", "Anna Example"],
        ["initials", "В. О."],
        ["handover", null],
        ["count", null],
      ]),
    );
    expect(page).toMatchObject({ newer: null, older: null, cutShort: null });
    for (const { id } of page.signatures) {
      const text = JSON.stringify([page, await findSignature(oscar, id)]);
      expect(text).not.toMatch(/example\.org|Условный|Placeholder/);
    }
  });

  it("finds beginnings of words of names and organisations in any script and state", async () => {
    await signAndConfirm(cast.anna);
    await signAndConfirm(cast.ivan);
    const zoe = await signAndConfirm(cast.zoe);
    await submitAndOpenMail({ name: "Annabel Waits", email: "annabel@example.org" });
    expect(await namesInTable(oscar, { q: "ANN" })).toEqual(["Anna Example", "Annabel Waits"]);
    expect(await namesInTable(oscar, { q: "прим ив" })).toEqual(["Иван Примеров"]);
    expect(await namesInTable(oscar, { q: "zizk" })).toEqual([cast.zoe.name]);
    expect(await namesInTable(oscar, { q: "sampleton" })).toEqual(["Anna Example"]);
    expect(await namesInTable(oscar, { q: "anna coll" })).toEqual(["Anna Example"]);
    expect(await namesInTable(oscar, { q: "annex" })).toEqual([]);
    expect(await namesInTable(oscar, { q: "…" })).toEqual([]);
    await moderate(oscar, [zoe], "invalidate");
    expect(await namesInTable(oscar, { q: "fiction" })).toEqual([cast.zoe.name]);
  });

  it("does not let the public search find people by their organisation", async () => {
    await signAndConfirm(cast.anna);
    const found = async (q: string) => (await listSignatories(british, { q })).signatories.length;
    expect([await found("anna"), await found("sampleton")]).toEqual([1, 0]);
  });

  it("narrows by statement, state, visibility, country, day, what waits for a look, notables", async () => {
    const anna = await signAndConfirm(cast.anna);
    await signAndConfirm(cast.ivan, russian);
    await submitAndOpenMail(
      { name: "Rita Later", email: "rita@example.org" },
      british,
      later({ days: 3 }),
    );
    await pool.query(
      "update notable set signature_id = $1 where id = (select id from notable limit 1)",
      [anna],
    );
    expect(await namesInTable(oscar, { statement: russian })).toEqual(["Иван Примеров"]);
    expect(await namesInTable(oscar, { statement: "no-such" })).toEqual([]);
    expect(await namesInTable(oscar, { state: "pending" })).toEqual(["Rita Later"]);
    expect(await namesInTable(oscar, { visibility: "initials" })).toEqual([]);
    expect(await namesInTable(oscar, { country: "DE" })).toEqual(["Иван Примеров"]);
    expect(await namesInTable(oscar, { from: "2026-11-23" })).toEqual(["Rita Later"]);
    expect(await namesInTable(oscar, { to: "2026-11-22", country: "GB" })).toEqual([
      "Anna Example",
    ]);
    expect(await namesInTable(oscar, { notable: "on" })).toEqual(["Anna Example"]);
    await moderate(oscar, [anna], "flag");
    expect(await namesInTable(oscar, { review: "flagged" })).toEqual(["Anna Example"]);
    expect(await namesInTable(oscar, { review: "quarantined" })).toEqual([]);
    // What nobody could have asked asks nothing.
    expect(
      await namesInTable(oscar, { state: "gone", country: "XX", from: "2026-02-31" }),
    ).toHaveLength(3);
  });

  it("pages down, up and from the end without losing or repeating anybody", async () => {
    for (let n = 0; n < 120; n += 1) {
      const at = later({ days: n % 3 });
      await submitAndOpenMail(stranger(), n % 2 ? british : russian, at);
    }
    const ids = (page: Awaited<ReturnType<typeof listSignatures>>) =>
      page.signatures.map(({ id }) => id);
    const first = await listSignatures(oscar, asked({}));
    const second = await listSignatures(oscar, asked({}), { after: first.older! });
    const third = await listSignatures(oscar, asked({}), { after: second.older! });
    const all = [first, second, third].flatMap(ids);
    expect([all.length, new Set(all).size, third.older]).toEqual([120, 120, null]);
    const last = await listSignatures(oscar, asked({}), { last: true });
    expect(ids(last)).toEqual(all.slice(-50));
    expect(last.older).toBeNull();
    const up = await listSignatures(oscar, asked({}), { before: last.newer! });
    expect(ids(up)).toEqual(all.slice(20, 70));
    const top = await listSignatures(oscar, asked({}), { before: up.newer! });
    expect([ids(top), top.newer]).toEqual([all.slice(0, 20), null]);
    const days = [first, second, third].flatMap(({ signatures }) =>
      signatures.map((s) => s.submittedOn),
    );
    expect(days).toEqual([...days].sort().reverse());
    expect(ids(await listSignatures(oscar, asked({}), { after: "2026-11-22.nobody" }))).toEqual(
      ids(first),
    );
  });
});
