import { afterEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { makeLinkToken } from "@/lib/privacy";
import { listSignatories } from "@/lib/signatories";
import {
  changeSignature,
  findOwnSignature,
  findTallyDrift,
  signStatement,
  withdrawSignature,
} from "@/lib/signing";
import { parseChange, type Visibility } from "@/lib/signing/schema";
import { later, storyStart } from "../support/clock";
import { changed, signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";
import {
  confirmTokenOf,
  fillForm,
  readCounts,
  requireRow,
  submitAndOpenMail,
} from "../support/signing";

const now = storyStart;
const at = { now };
const full = { name: "Anna Example", role: "lecturer", organisation: "Sampleton College" };

afterEach(async () => {
  expect(await findTallyDrift()).toEqual({ statements: 0, versions: 0, campaigns: 0, signers: 0 });
});

async function sign(changes: Record<string, unknown> = {}) {
  const { email } = stranger();
  const signed = await signAndConfirm({ email, ...full, ...changes });
  return { email, ...signed };
}

const shown = async (name: string) => (await listSignatories("british", { q: name })).signatories;

describe("changing what a signature says", () => {
  it("shows the new words, is counted as before and stays one signature", async () => {
    const { email, row, token } = await sign();
    const change = changed(row, { name: "Anna Mended", role: null, personalCapacity: true });
    expect(await changeSignature(token, change, at)).toEqual({ outcome: "changed" });
    expect(await requireRow(email)).toMatchObject({
      name: "Anna Mended",
      role: null,
      organisation: "Sampleton College",
      capacity: "personal",
      search_words: expect.stringMatching(/^anna mended/),
      state: "confirmed",
      confirmed_on: "2026-11-22",
    });
    expect(await shown("Mended")).toHaveLength(1);
    expect(await shown("Example")).toEqual([]);
    expect(await readCounts()).toMatchObject({ british: 1, total: 1 });
  });

  it("flags what signing flags, and takes a flag away with its reason", async () => {
    const { email, row, token } = await sign();
    await changeSignature(token, changed(row, { name: "B\u043eris Example" }), at);
    expect(await requireRow(email)).toMatchObject({ flags: ["mixed_script"] });
    await changeSignature(token, changed(row, { name: "Boris Example" }), at);
    expect(await requireRow(email)).toMatchObject({ flags: [] });
  });

  it.each([
    [{ visibility: "name", name: "x" }, "name", "too_short"],
    [{ visibility: "name", name: "see https://example.org" }, "name", "link"],
    [{ visibility: "name", name: "Anna", role: "r".repeat(121) }, "role", "too_long"],
    [{ visibility: "everybody", name: "Anna" }, "visibility", "choice"],
    [{ name: "Anna" }, "visibility", "required"],
  ])("refuses what the sign form refuses: %j", (raw, field, code) => {
    expect(parseChange(raw)).toEqual({ ok: false, errors: [{ field, code }] });
  });

  it("asks for a name that was emptied", async () => {
    const { email, row, token } = await sign();
    const outcome = await changeSignature(token, changed(row, { name: null }), at);
    expect(outcome).toEqual({ outcome: "invalid", errors: [{ field: "name", code: "required" }] });
    expect(await requireRow(email)).toEqual(row);
  });

  it("keeps for the hand-over only sealed what is changed there", async () => {
    const { email, row, token } = await sign({ visibility: "handover" });
    expect(row).toMatchObject({ name: null, role: null });
    await changeSignature(token, changed(row, { ...full, role: "dean" }), at);
    const after = await requireRow(email);
    expect(after).toMatchObject({ name: null, role: null, organisation: null });
    const found = await findOwnSignature(token, "en", at);
    expect(found).toMatchObject({ signature: { name: "Anna Example", role: "dean" } });
  });

  it("keeps initials that nobody changes, and makes new ones of a new name", async () => {
    const { email, row, token } = await sign({ name: "Nadia Klein-Moss", visibility: "initials" });
    await changeSignature(token, changed(row, { name: null }), at);
    expect(await requireRow(email)).toMatchObject({ name: "N. K.-M." });
    await changeSignature(token, changed(row, { name: "Nadia Moss" }), at);
    expect(await requireRow(email)).toMatchObject({ name: "N. M.", role: null });
  });
});

const kept: Record<Visibility, object> = {
  name: { ...full, sealed: null, search_words: expect.stringMatching(/^anna example/) },
  initials: { name: "A. E.", role: null, organisation: null, sealed: null, search_words: null },
  handover: { name: null, role: null, organisation: null, sealed: expect.any(Buffer) },
  count: { name: null, role: null, organisation: null, sealed: null, search_words: null },
};
const choices = Object.keys(kept) as Visibility[];
const steps = choices.flatMap((from) => choices.map((to) => [from, to] as const));

describe("changing who sees the name", () => {
  it.each(steps.filter(([from, to]) => from !== to))(
    "from %s to %s keeps what the new choice needs and nothing else",
    async (from, to) => {
      const { email, row, token } = await sign({ visibility: from });
      const change = changed(row, { visibility: to, ...full });
      expect(await changeSignature(token, change, at)).toEqual({ outcome: "changed" });
      expect(await requireRow(email)).toMatchObject({ visibility: to, ...kept[to] });
      const isListed = to === "name" || to === "initials";
      const listed = await listSignatories("british");
      expect(listed.signatories.length).toBe(isListed ? 1 : 0);
      expect(await shown("Anna")).toHaveLength(to === "name" ? 1 : 0);
      expect(await readCounts()).toMatchObject({ british: 1, total: 1 });
    },
  );

  it.each([
    ["name", "initials"],
    ["name", "handover"],
    ["name", "count"],
    ["initials", "count"],
    ["handover", "count"],
  ] as const)("from %s down to %s asks for nothing", async (from, to) => {
    const { email, token } = await sign({ visibility: from });
    const outcome = await changeSignature(token, { visibility: to, revision: null }, at);
    expect(outcome).toEqual({ outcome: "changed" });
    expect(await requireRow(email)).toMatchObject({ visibility: to, ...kept[to] });
  });

  it.each([
    ["handover", "name"],
    ["handover", "initials"],
    ["initials", "name"],
    ["initials", "handover"],
    ["count", "name"],
    ["count", "initials"],
    ["count", "handover"],
  ] as const)("from %s up to %s asks for the name again", async (from, to) => {
    const { email, row, token } = await sign({ visibility: from });
    const outcome = await changeSignature(token, { visibility: to, revision: null }, at);
    expect(outcome).toEqual({ outcome: "invalid", errors: [{ field: "name", code: "required" }] });
    expect(await requireRow(email)).toEqual(row);
  });

  it("shows nobody more than what came with the wish", async () => {
    const { email, token } = await sign({ visibility: "handover" });
    const change = { visibility: "name", name: "Anna Example", revision: null } as const;
    await changeSignature(token, change, at);
    expect(await requireRow(email)).toMatchObject({ role: null, organisation: null });
  });

  it("leaves nothing of the name anywhere in the row after “count”", async () => {
    const { email, row, token } = await sign({ name: "Canary Unmistakable" });
    await changeSignature(token, changed(row, { visibility: "count" }), at);
    const { rows } = await pool.query("select s::text as line from signature s where id = $1", [
      row.id,
    ]);
    expect(rows[0].line.toLowerCase()).not.toMatch(/canary|unmistakable|sampleton|lecturer/);
    expect(await requireRow(email)).toMatchObject({ state: "confirmed" });
  });
});

describe("a name that is watched", () => {
  it("waits for review when it comes by a change, as it would at signing", async () => {
    const { email, row, token } = await sign();
    // A first signatory of the built-in statement.
    const change = changed(row, { name: "Michael Rosen" });
    expect(await changeSignature(token, change, at)).toEqual({ outcome: "changed" });
    expect(await requireRow(email)).toMatchObject({
      quarantined: true,
      flags: expect.arrayContaining(["impersonation"]),
    });
    expect(await readCounts()).toMatchObject({ british: 0, total: 0 });
    await changeSignature(token, changed(row, { name: "Anna Example" }), at);
    expect(await requireRow(email)).toMatchObject({ quarantined: false, flags: [] });
    expect(await readCounts()).toMatchObject({ british: 1, total: 1 });
  });
});

describe("two changes at once", () => {
  it("the later of two from the same sight of it is told, and changes nothing", async () => {
    const { email, row, token } = await sign();
    const outcomes = await Promise.all(
      ["First Wish", "Second Wish", "Third Wish"].map((name) =>
        changeSignature(token, changed(row, { name, revision: 0 }), at),
      ),
    );
    const sorted = outcomes.map(({ outcome }) => outcome).sort();
    expect(sorted).toEqual(["changed", "overtaken", "overtaken"]);
    const winner = outcomes.findIndex(({ outcome }) => outcome === "changed");
    expect((await requireRow(email)).name).toBe(
      ["First Wish", "Second Wish", "Third Wish"][winner],
    );
  });

  it("one wish that is sent twice succeeds twice", async () => {
    const { row, token } = await sign();
    const wish = changed(row, { name: "Anna Twice", visibility: "initials", revision: 0 });
    const outcomes = await Promise.all([1, 2, 3].map(() => changeSignature(token, wish, at)));
    expect(outcomes).toEqual(Array(3).fill({ outcome: "changed" }));
  });

  it("a change and a withdrawal end in a withdrawal, whichever comes first", async () => {
    for (let round = 0; round < 30; round += 1) {
      const { email, row, token } = await sign();
      const [change, withdrawal] = await Promise.all([
        changeSignature(token, changed(row, { name: "Too Late" }), at),
        withdrawSignature(token, at),
      ]);
      expect(withdrawal).toEqual({ outcome: "withdrawn" });
      expect(["changed", "unknown_link"]).toContain(change.outcome);
      expect(await requireRow(email)).toMatchObject({ state: "withdrawn", name: null });
    }
    expect(await readCounts()).toMatchObject({ british: 0, total: 0 });
  });
});

describe("a link that is not this signature’s own", () => {
  it("changes, withdraws and shows nothing", async () => {
    const { email, row, token } = await sign();
    const waiting = stranger();
    await submitAndOpenMail(waiting);
    const pending = await requireRow(waiting.email);
    const { id, nonce } = row;
    const expiresAt = later({ days: 7 });
    const foreign = [
      "",
      "x".repeat(10_000),
      token.slice(0, -1),
      confirmTokenOf(pending),
      makeLinkToken({ purpose: "manage", id: pending.id, nonce: pending.nonce, expiresAt }),
      makeLinkToken({ purpose: "confirm", id, nonce, expiresAt }),
      makeLinkToken({ purpose: "unsubscribe", id, nonce, expiresAt }),
      makeLinkToken({ purpose: "sign-in", id, nonce, expiresAt }),
    ];
    for (const bad of foreign) {
      const dead = { outcome: "unknown_link" };
      expect(await changeSignature(bad, changed(row, { name: "Mallory" }), at)).toEqual(dead);
      expect(await withdrawSignature(bad, at)).toEqual(dead);
      expect(await findOwnSignature(bad, "en", at)).toEqual(dead);
    }
    const old = { now: later({ days: 401 }) };
    expect(await changeSignature(token, changed(row, {}), old)).toEqual({ outcome: "expired" });
    expect(await withdrawSignature(token, old)).toEqual({ outcome: "expired" });
    expect(await requireRow(email)).toEqual(row);
    expect(await requireRow(waiting.email)).toEqual(pending);
  });

  it("is what every link becomes by withdrawing and signing anew", async () => {
    const { email, row, token } = await sign();
    await withdrawSignature(token, at);
    await signStatement(fillForm({ email, ...full }), { slug: "british", locale: "en" }, at);
    expect(await findOwnSignature(token, "en", at)).toEqual({ outcome: "unknown_link" });
    expect(await withdrawSignature(token, at)).toEqual({ outcome: "unknown_link" });
    expect(await changeSignature(token, changed(row, {}), at)).toEqual({ outcome: "unknown_link" });
    expect(await requireRow(email)).toMatchObject({ state: "pending", ...full });
  });
});
