import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { makeLinkToken } from "@/lib/privacy";
import {
  changeSignature,
  collectOwnData,
  stopUpdates,
  unsubscribe,
  unsubscribeLinkOf,
  withdrawSignature,
} from "@/lib/signing";
import { findStatement } from "@/lib/statements";
import en from "@/lib/i18n/messages/en.json";
import { later, storyStart } from "../support/clock";
import { changed, promote, signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";
import { requireRow, russian, submit, type SignatureRow } from "../support/signing";

const now = storyStart;
const at = { now };
const full = { name: "Anna Example", role: "lecturer", organisation: "Sampleton College" };

async function dataOf(token: string) {
  const found = await collectOwnData(token, at);
  if (found.outcome !== "found") throw new Error(`no data: ${found.outcome}`);
  return found.data;
}

describe("the data that a signer takes along", () => {
  it("hold everything stored, the text signed by its hash, and the consent word for word", async () => {
    const { email } = stranger();
    const { token } = await signAndConfirm({
      email,
      ...full,
      personalCapacity: true,
      country: "GB",
      updates: true,
    });
    const data = await dataOf(token);
    const statement = (await findStatement("british", "en"))!;
    expect(data).toMatchObject({
      statement: { slug: "british", version: 1, sha256: statement.original.sha256, language: "en" },
      signature: {
        ...full,
        visibility: "name",
        capacity: "personal",
        country: "GB",
        language: "en",
        submittedOn: "2026-11-22",
        confirmedOn: "2026-11-22",
      },
      consent: {
        version: "2026-11",
        locale: "en",
        answers: { toBeCounted: true, visibility: "name", updates: true },
      },
      updatesWanted: true,
      address: { stored: email },
      review: { flags: [], waitsForReview: false },
    });
    const sha256 = createHash("sha256").update(statement.original.body).digest("hex");
    expect(data.statement.sha256).toBe(sha256);
    const { consent, visibilities, updates } = en.signing;
    const read = [visibilities.name.label, consent, updates];
    expect(data.consent.lines).toEqual(expect.arrayContaining(read));
  });

  it("leave out no column of the signature’s row", async () => {
    const { email } = stranger();
    const { token } = await signAndConfirm({ email, ...full });
    const { rows } = await pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'signature'`,
    );
    // What says nothing of the person: keys, what follows from what is shown, pauses between mails.
    const leftOut = [
      "statement_id",
      "version_id",
      "sealed",
      "search_words",
      "nonce",
      "reminded_nonce",
      "expires_at",
      "withdrawn_on",
      "latest_mail_id",
      "latest_mail_at",
      "mails_in_day",
      "mail_day_started_at",
    ];
    const told = {
      id: "id",
      state: "state",
      visibility: "visibility",
      name: "name",
      role: "role",
      organisation: "organisation",
      capacity: "capacity",
      country: "country",
      locale: "language",
      submitted_on: "submittedOn",
      confirmed_on: "confirmedOn",
      revision: "changes",
      email_fingerprint: "personFingerprint",
      address_fingerprint: "mailboxFingerprint",
      quarantined: "waitsForReview",
      flags: "flags",
      wants_updates: "updatesWanted",
      consent_version: "consent",
    };
    const json = JSON.stringify(await dataOf(token));
    for (const { name } of rows) {
      const key = told[name as keyof typeof told];
      expect(key ?? leftOut.includes(name), `the data say nothing of ${name}`).toBeTruthy();
      if (key) expect(json).toContain(`"${key}"`);
    }
  });

  it("open what is sealed, say what is not kept, and follow what is changed", async () => {
    const { email } = stranger();
    const { row, token } = await signAndConfirm({ email, ...full, visibility: "handover" });
    expect((await dataOf(token)).signature).toMatchObject(full);
    expect((await dataOf(token)).consent.answers).toMatchObject({ updates: false });
    await changeSignature(token, changed(row, { visibility: "count" }), at);
    expect((await dataOf(token)).signature).toMatchObject({ name: null, role: null });
  });

  it("tell of a notable entry and of what was proposed", async () => {
    const { email } = stranger();
    const { row, token } = await signAndConfirm({ email, ...full });
    await promote(row);
    await changeSignature(token, changed(row, { name: "Anna Proposed" }), at);
    expect(await dataOf(token)).toMatchObject({
      notableEntry: { name: { en: "Anna Example" }, published: true },
      proposedChange: { state: "waiting", name: "Anna Proposed" },
    });
  });

  it("are for the link’s owner only, and not for a withdrawn signature", async () => {
    const { row, token } = await signAndConfirm(stranger());
    const { id, nonce } = row;
    const foreign = makeLinkToken({ purpose: "confirm", id, nonce, expiresAt: later({ days: 1 }) });
    expect(await collectOwnData(foreign, at)).toEqual({ outcome: "unknown_link" });
    expect(await collectOwnData("x", at)).toEqual({ outcome: "unknown_link" });
    const late = { now: later({ days: 401 }) };
    expect(await collectOwnData(token, late)).toEqual({ outcome: "expired" });
    await withdrawSignature(token, at);
    expect(await collectOwnData(token, at)).toEqual({ outcome: "unknown_link" });
  });
});

describe("stopping the news", () => {
  async function keepsAddress({ id }: SignatureRow): Promise<boolean> {
    const { rowCount } = await pool.query("select 1 from signer_address where signature_id = $1", [
      id,
    ]);
    return rowCount === 1;
  }

  async function subscribe(email: string, slug = "british") {
    return signAndConfirm({ email, name: "Anna Example", updates: true }, slug);
  }

  const unsubscribeToken = (row: SignatureRow) =>
    unsubscribeLinkOf({ ...row, confirmedOn: new Date(row.confirmed_on!) })
      .split("/")
      .at(-1)!;

  const ways = {
    "on one’s own page": ({ token }: { token: string; row: SignatureRow }) =>
      stopUpdates(token, at),
    "by the link in a mail": ({ row }: { token: string; row: SignatureRow }) =>
      unsubscribe(unsubscribeToken(row)),
  };

  it.each(Object.entries(ways))("erases the address, %s", async (_, stop) => {
    const { email } = stranger();
    const signed = await subscribe(email);
    expect(await keepsAddress(signed.row)).toBe(true);
    for (let press = 0; press < 2; press += 1) await stop(signed);
    expect(await requireRow(email)).toMatchObject({ wants_updates: false, state: "confirmed" });
    expect(await keepsAddress(signed.row)).toBe(false);
  });

  it.each(Object.entries(ways))("stops for both statements of one mailbox, %s", async (_, stop) => {
    const { email } = stranger();
    const signed = await subscribe(email);
    const sister = await subscribe(email, russian);
    const tagged = await subscribe(email.replace("@", "+news@").replace("stranger", "other"));
    await stop(signed);
    expect(await requireRow(email, russian)).toMatchObject({ wants_updates: false });
    expect(await keepsAddress(sister.row)).toBe(false);
    expect(await keepsAddress(tagged.row)).toBe(true);
  });

  it("keeps the address that a waiting signature still needs, without the wish", async () => {
    const { email, name } = stranger();
    const { token } = await subscribe(email);
    await submit({ email, name, updates: true }, { slug: russian });
    await stopUpdates(token, at);
    const waiting = await requireRow(email, russian);
    expect(waiting).toMatchObject({ state: "pending", wants_updates: false });
    expect(await keepsAddress(waiting)).toBe(true);
  });

  it("does nothing by a forged link, or one for another purpose, and says nothing of it", async () => {
    const { email } = stranger();
    const { row, token } = await subscribe(email);
    const { id, nonce } = row;
    const expiresAt = later({ days: 1 });
    const foreign = [
      token,
      "",
      "x",
      "\u0000",
      unsubscribeToken(row).slice(0, -1),
      makeLinkToken({ purpose: "confirm", id, nonce, expiresAt }),
      makeLinkToken({ purpose: "unsubscribe", id: crypto.randomUUID(), nonce, expiresAt }),
    ];
    for (const bad of foreign) expect(await unsubscribe(bad)).toBeUndefined();
    expect(await requireRow(email)).toMatchObject({ wants_updates: true });
    expect(await keepsAddress(row)).toBe(true);
  });

  it("works by a link from years ago", async () => {
    const { email } = stranger();
    const { row } = await subscribe(email);
    const { id, nonce } = row;
    const expiresAt = later({ days: -1 });
    await unsubscribe(makeLinkToken({ purpose: "unsubscribe", id, nonce, expiresAt }));
    expect(await requireRow(email)).toMatchObject({ wants_updates: false });
  });
});
