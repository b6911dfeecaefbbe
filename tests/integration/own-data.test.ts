import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { lookBack } from "@/lib/moderation";
import { makeLinkToken } from "@/lib/privacy";
import { changeSignature, collectOwnData, withdrawSignature } from "@/lib/signing";
import { findStatement } from "@/lib/statements";
import en from "@/lib/i18n/messages/en.json";
import { addWatchedName } from "@/lib/watchlist";
import { signInAs } from "../support/actors";
import { later, storyStart } from "../support/clock";
import { moderate } from "../support/moderation";
import { changed, promote, signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";

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
        version: "2026-11-25",
        locale: "en",
        blanks: { age: 16 },
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

  it("tell what organisers did, in their words, and whom it was found to resemble", async () => {
    const { actor } = await signInAs("organiser");
    const { row, token } = await signAndConfirm({ ...stranger(), ...full });
    await moderate(actor, [row.id], "quarantine", { note: "Anna? She sings in my choir" });
    await moderate(actor, [row.id], "release", { at: later({ minutes: 1 }) });
    const watched = await addWatchedName(actor, full.name, at);
    if (watched.outcome !== "watched") throw new Error(watched.outcome);
    await lookBack({ watchedNameId: watched.id, actorId: actor.id }, at);
    await pool.query("update moderation_act set at = $1 where verb = 'flag'", [
      later({ minutes: 2 }),
    ]);
    const deed = { reason: null, note: null, alikeTo: null, byRule: false, undoneOn: null };
    const on = "2026-11-22";
    expect((await dataOf(token)).review.deeds).toEqual([
      { ...deed, deed: "quarantine", note: "Anna? She sings in my choir", on },
      { ...deed, deed: "release", on },
      { ...deed, deed: "flag", alikeTo: full.name, on },
    ]);
    await pool.query("delete from watched_name");
  });

  it("leave out no column of a table that refers to a signature", async () => {
    const { rows } = await pool.query<{ table: string; column: string }>(
      `select c.table_name as table, column_name as column from information_schema.columns c
       where table_schema = 'public' and table_name in (
         select table_name from information_schema.columns
         where table_schema = 'public' and column_name = 'signature_id')`,
    );
    // By table: what is told, and what says nothing of the person: keys, places, who decided,
    // what a standing was before and after a deed, how a mail travels.
    const known: Record<string, { told: string; leftOut: string }> = {
      signer_address: { told: "sealed", leftOut: "signature_id" },
      signature_change: {
        told: "state name role organisation capacity proposed_on",
        leftOut: "signature_id id decided_on",
      },
      notable: {
        told: `name role organisation capacity country source source_note source_url source_date
          stage published_at`,
        leftOut: `id statement_id category_id position show_organisation signature_id entered_by_id
          approved_by_id approved_at approved_alone import_id`,
      },
      moderation_act: {
        told: "verb reason note watched_name_id rule_id at undone_at",
        leftOut: `id signature_id actor_id undone_by state_before quarantined_before flags_before
          state_after quarantined_after flags_after`,
      },
      mail_message: {
        told: "purpose state",
        leftOut: `id signature_id organiser_id update_id notable_id subject_id dedupe_key locale
          recipient attempts batch_key not_before provider_id fate last_error created_at sent_at`,
      },
      // Told as a number: the entry bears the same name, and is somebody else's.
      notable_told_apart: { told: "notable_id", leftOut: "signature_id" },
      // Numbers of lines, without names; the page counts the lists for the data.
      delivery_item: {
        told: "delivery_id",
        leftOut: "number signature_id notable_id line revision",
      },
    };
    for (const { table, column } of rows) {
      const { told = "", leftOut = "" } = known[table] ?? {};
      const columns = `${told} ${leftOut}`.split(/\s+/);
      expect(columns, `the data say nothing of ${table}.${column}`).toContain(column);
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
    const entry = await promote(row);
    await pool.query(
      `insert into notable_evidence (id, notable_id, note, attached_at)
       values (gen_random_uuid(), $1, 'Said so on the phone', now())`,
      [entry],
    );
    await changeSignature(token, changed(row, { name: "Anna Proposed" }), at);
    expect(await dataOf(token)).toMatchObject({
      notableEntry: {
        name: { en: "Anna Example" },
        published: true,
        sourceNote: "test",
        evidence: [{ kind: "note", note: "Said so on the phone", url: null }],
      },
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
