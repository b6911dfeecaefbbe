import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { makeLinkToken, newNonce } from "@/lib/privacy";
import { confirmSignature, disownSignature, findOwnSignature, findProposal } from "@/lib/signing";
import { later, storyStart } from "../support/clock";
import { stranger } from "../support/people";
import { forget } from "../support/retention";
import {
  confirmTokenOf,
  countMails,
  findRow,
  manageTokenOf,
  readCounts,
  requireRow,
  russian,
  submit,
  submitAndOpenMail,
} from "../support/signing";

const now = storyStart;

describe("confirming", () => {
  it("counts once, however often the button is pressed", async () => {
    const { email, name } = stranger();
    const token = await submitAndOpenMail({ email, name });
    const success = { outcome: "confirmed", statementSlug: "british" };
    for (let press = 0; press < 3; press += 1) {
      expect(await confirmSignature(token, null, { now })).toEqual(success);
    }
    expect(await requireRow(email)).toMatchObject({
      state: "confirmed",
      confirmed_on: "2026-11-22",
    });
    expect(await readCounts()).toEqual({ british: 1, russian: 0, total: 1 });
    expect(await countMails()).toEqual({ confirm: 1, thanks: 1 });
  });

  it("changes nothing by looking", async () => {
    const { email, name } = stranger();
    const token = await submitAndOpenMail({ email, name, role: "poet" });
    const before = await requireRow(email);
    for (let look = 0; look < 100; look += 1) {
      const found = await findProposal(token, "en", { now });
      expect(found).toMatchObject({ outcome: "pending", proposal: { name, role: "poet" } });
    }
    expect(await requireRow(email)).toEqual(before);
    expect(await readCounts()).toEqual({ british: 0, russian: 0, total: 0 });
  });

  it("counts one person in both statements and once in the total", async () => {
    const { email, name } = stranger();
    await confirmSignature(await submitAndOpenMail({ email, name }), null, { now });
    const second = await submitAndOpenMail({ email: email.toUpperCase(), name }, russian);
    await confirmSignature(second, null, { now });
    expect(await readCounts()).toEqual({ british: 1, russian: 1, total: 1 });
  });

  it("takes the mailbox owner's corrections", async () => {
    const { email } = stranger();
    const token = await submitAndOpenMail({ email, name: "Anna Exmaple", role: "pote" });
    const corrections = { name: "Anna Example", role: null, organisation: "Example Press" };
    await confirmSignature(token, { ...corrections, visibility: "name" }, { now });
    expect(await requireRow(email)).toMatchObject({ ...corrections, state: "confirmed" });
  });

  it.each([
    ["name", "count", { name: null, sealed: null }],
    ["name", "initials", { name: "A. E.", role: null }],
    ["handover", "name", { name: "Anna Example", sealed: null }],
    ["name", "handover", { name: null, role: null }],
  ] as const)("keeps what the last word from %s to %s allows", async (first, last, kept) => {
    const { email } = stranger();
    const token = await submitAndOpenMail({ email, name: "Anna Example", visibility: first });
    const corrections = { name: "Anna Example", role: "poet", organisation: null };
    await confirmSignature(token, { ...corrections, visibility: last }, { now });
    expect(await requireRow(email)).toMatchObject({ visibility: last, ...kept });
  });

  it.each(["count", "initials"] as const)(
    "asks for the name again when somebody goes from %s back to a fuller form",
    async (visibility) => {
      const { email, name } = stranger();
      const token = await submitAndOpenMail({ email, name, visibility });
      const outcome = await confirmSignature(token, { name: null, visibility: "name" }, { now });
      expect(outcome).toEqual({
        outcome: "invalid",
        errors: [{ field: "name", code: "required" }],
      });
      expect(await requireRow(email)).toMatchObject({ state: "pending", visibility });
    },
  );

  it("leaves the initials alone when nothing is corrected", async () => {
    const { email } = stranger();
    const token = await submitAndOpenMail({
      email,
      name: "Nadia Klein-Moss",
      visibility: "initials",
    });
    await confirmSignature(token, { name: null, visibility: "initials" }, { now });
    expect(await requireRow(email)).toMatchObject({ name: "N. K.-M.", state: "confirmed" });
  });

  it("shows the owner the confirmed signature by the manage link only", async () => {
    const { email, name } = stranger();
    const token = await submitAndOpenMail({ email, name, visibility: "handover" });
    await confirmSignature(token, null, { now });
    const row = await requireRow(email);
    const found = await findOwnSignature(manageTokenOf(row), "en", { now });
    expect(found).toMatchObject({ outcome: "found", signature: { name, visibility: "handover" } });
    expect(await findOwnSignature(token, "en", { now })).toEqual({ outcome: "unknown_link" });
  });
});

describe("a link that leads nowhere", () => {
  const actions = {
    look: (token: string, at: Date) => findProposal(token, "en", { now: at }),
    confirm: (token: string, at: Date) => confirmSignature(token, null, { now: at }),
    disown: (token: string, at: Date) => disownSignature(token, { now: at }),
  };
  const all = Object.entries(actions);

  async function pending() {
    const { email, name } = stranger();
    const token = await submitAndOpenMail({ email, name });
    return { email, token, row: await requireRow(email) };
  }

  it.each(all)("has expired after seven days: %s", async (_, act) => {
    const { email, token } = await pending();
    expect(await act(token, later({ days: 7 }))).toEqual({ outcome: "expired" });
    expect(await requireRow(email)).toMatchObject({ state: "pending" });
    await forget(later({ days: 7 }));
    expect(await findRow(email)).toBeUndefined();
    expect(await act(token, later({ days: 7 }))).toEqual({ outcome: "expired" });
  });

  it.each(all)("is unknown when forged, cut, prolonged or foreign: %s", async (_, act) => {
    const { email, token, row } = await pending();
    const before = await requireRow(email);
    const { id, nonce } = row;
    const expiresAt = row.expires_at!;
    const flipped = token.slice(0, -2) + (token.at(-2) === "A" ? "B" : "A") + token.at(-1);
    const wrong = [
      flipped,
      token.slice(0, -1),
      token.slice(0, 10),
      `${token}A`,
      "",
      "x",
      "../../etc",
      "\u0000",
      "A".repeat(10_000),
      makeLinkToken({ purpose: "confirm", id, nonce: newNonce(), expiresAt }),
      makeLinkToken({ purpose: "manage", id, nonce, expiresAt }),
      makeLinkToken({ purpose: "sign-in", id, nonce, expiresAt }),
      makeLinkToken({ purpose: "confirm", id: crypto.randomUUID(), nonce, expiresAt }),
    ];
    for (const bad of wrong) expect(await act(bad, now)).toEqual({ outcome: "unknown_link" });
    expect(await requireRow(email)).toEqual(before);
    const stretched = Buffer.from(token, "base64url");
    stretched.writeUIntBE(stretched.readUIntBE(17, 5) + 86_400, 17, 5);
    expect(await act(stretched.toString("base64url"), now)).toEqual({ outcome: "unknown_link" });
  });

  it("still says success for a signature that it confirmed, after its time", async () => {
    const { token } = await pending();
    await confirmSignature(token, null, { now });
    const late = { now: later({ days: 30 }) };
    expect(await confirmSignature(token, null, late)).toMatchObject({ outcome: "confirmed" });
    expect(await disownSignature(token, late)).toMatchObject({ outcome: "confirmed" });
    expect(await readCounts()).toMatchObject({ british: 1, total: 1 });
  });

  it("confirms nothing that was withdrawn or invalidated", async () => {
    for (const state of ["withdrawn", "invalidated"]) {
      const { email, token } = await pending();
      await confirmSignature(token, null, { now });
      await pool.query("update signature set state = $1 where id = $2", [
        state,
        (await requireRow(email)).id,
      ]);
      expect(await confirmSignature(token, null, { now })).toEqual({ outcome: "unknown_link" });
    }
    expect(await readCounts()).toEqual({ british: 0, russian: 0, total: 0 });
  });
});

describe("“this wasn’t me”", () => {
  it("forgets what was typed and keeps the mailbox quiet for a month", async () => {
    const { email, name } = stranger();
    const token = await submitAndOpenMail({ email, name });
    expect(await disownSignature(token, { now })).toEqual({ outcome: "disowned" });
    expect(await findRow(email)).toBeUndefined();
    expect(await countMails()).toEqual({});
    expect(await confirmSignature(token, null, { now })).toEqual({ outcome: "unknown_link" });

    await submit({ email, name }, { now: later({ days: 29 }) });
    expect(await countMails()).toEqual({});
    await submit({ email, name }, { now: later({ days: 37 }) });
    expect(await countMails()).toEqual({ confirm: 1 });
    const row = await requireRow(email);
    const at = { now: later({ days: 37 }) };
    expect(await confirmSignature(confirmTokenOf(row), null, at)).toMatchObject({
      outcome: "confirmed",
    });
  });
});

it("expires only what was never confirmed", async () => {
  const waiting = stranger();
  const done = stranger();
  await submit({ ...waiting });
  await confirmSignature(await submitAndOpenMail({ ...done }), null, { now });
  expect(await forget(later({ days: 6 }))).toEqual({});
  expect(await forget(later({ days: 7 }))).toEqual({ unconfirmed_signatures: 1 });
  expect(await findRow(waiting.email)).toBeUndefined();
  expect(await findRow(done.email)).toBeDefined();
  const { rowCount } = await pool.query("select 1 from signer_address");
  expect(rowCount).toBe(1);
});
