import { describe, expect, it } from "vitest";
import { NotPermitted, type Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import {
  acceptChange,
  changeSignature,
  findOwnSignature,
  listWaitingChanges,
  refuseChange,
  withdrawSignature,
} from "@/lib/signing";
import { listNotables } from "@/lib/signatories";
import { storyStart } from "../support/clock";
import { changed, findEntry, promote, signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";
import { requireRow } from "../support/signing";

const at = { now: storyStart };
const organiser = {
  id: crypto.randomUUID(),
  email: "olga.organiser@example.org",
  name: "Olga Organiser",
  role: "organiser",
  hasPasskey: false,
  hasSecondStep: false,
  passkeyVerifiedAt: null,
} satisfies Actor & Record<string, unknown>;

async function notable(visibility: "name" | "handover" = "name", source = "signature") {
  const { email } = stranger();
  const filled = { email, name: "Anna Example", role: "lecturer", visibility };
  const { row, token } = await signAndConfirm(filled);
  return { email, row, token, entry: await promote({ ...row, name: "Anna Example" }, source) };
}

const propose = async (signed: Awaited<ReturnType<typeof notable>>, name = "Anna Renamed") => {
  const change = changed(signed.row, { name, role: "professor", visibility: "name" });
  expect(await changeSignature(signed.token, change, at)).toEqual({ outcome: "waiting" });
  const [proposal] = (await listWaitingChanges(organiser)).filter(
    ({ signatureId }) => signatureId === signed.row.id,
  );
  return proposal!;
};

describe("a change to a notable signature", () => {
  it("waits for an organiser, shown to its owner as waiting, and changes nothing until then", async () => {
    const signed = await notable();
    const proposal = await propose(signed);
    expect(proposal).toMatchObject({
      statementSlug: "british",
      before: { name: "Anna Example", role: "lecturer" },
      after: { name: "Anna Renamed", role: "professor" },
    });
    expect(await requireRow(signed.email)).toEqual(signed.row);
    expect(await findEntry(signed.entry)).toMatchObject({ name: { en: "Anna Example" } });
    expect(await findOwnSignature(signed.token, "en", at)).toMatchObject({
      signature: { name: "Anna Example", change: { state: "waiting", name: "Anna Renamed" } },
    });
  });

  it("reaches signature and entry once it is accepted, and leaves its trace in the log", async () => {
    const signed = await notable();
    const { id } = await propose(signed);
    await pool.query(`update notable set name = name || '{"ru": "Анна Примерова"}' where id = $1`, [
      signed.entry,
    ]);
    expect(await acceptChange(organiser, id, at)).toEqual({ outcome: "decided" });
    expect(await acceptChange(organiser, id, at)).toEqual({ outcome: "gone" });
    expect(await requireRow(signed.email)).toMatchObject({
      name: "Anna Renamed",
      role: "professor",
      search_words: "anna renamed",
    });
    expect(await findEntry(signed.entry)).toMatchObject({
      name: { en: "Anna Renamed", ru: "Анна Примерова" },
      role: { en: "professor" },
    });
    expect(await findOwnSignature(signed.token, "en", at)).toMatchObject({
      signature: { change: { state: "accepted", name: null } },
    });
    const { rows } = await pool.query(
      "select action, details from audit_entry where subject_id = $1",
      [signed.row.id],
    );
    expect(rows).toEqual([{ action: "signature_change.accepted", details: {} }]);
  });

  it("leaves everything as it was when it is refused, and forgets what was proposed", async () => {
    const signed = await notable();
    const { id } = await propose(signed, "Canary Proposed");
    expect(await refuseChange(organiser, id, at)).toEqual({ outcome: "decided" });
    expect(await requireRow(signed.email)).toEqual(signed.row);
    const { rows } = await pool.query("select c::text as line from signature_change c");
    expect(rows.map(({ line }) => line).join()).not.toContain("Canary");
    expect(await findOwnSignature(signed.token, "en", at)).toMatchObject({
      signature: { change: { state: "refused" } },
    });
  });

  it("is decided in its newest form only", async () => {
    const signed = await notable();
    const first = await propose(signed, "Anna First");
    const second = await propose(signed, "Anna Second");
    expect(second.id).not.toBe(first.id);
    expect(await acceptChange(organiser, first.id, at)).toEqual({ outcome: "gone" });
    expect(await requireRow(signed.email)).toEqual(signed.row);
    expect(await propose(signed, "Anna Second")).toEqual(second);
  });

  it("is taken back by wishing for what stands there", async () => {
    const signed = await notable();
    await propose(signed);
    await changeSignature(signed.token, changed(signed.row, {}), at);
    expect(await listWaitingChanges(organiser)).toEqual([]);
  });

  it.each(["initials", "handover", "count"] as const)(
    "does not wait when less is shown: %s takes the entry and the proposal along at once",
    async (visibility) => {
      const signed = await notable();
      await propose(signed);
      const change = changed(signed.row, { visibility });
      expect(await changeSignature(signed.token, change, at)).toEqual({ outcome: "changed" });
      expect(await requireRow(signed.email)).toMatchObject({ visibility });
      expect(await findEntry(signed.entry)).toBeUndefined();
      expect(await listWaitingChanges(organiser)).toEqual([]);
    },
  );

  it("keeps an entry from a published list, which is not shown any longer", async () => {
    const signed = await notable("name", "import");
    await changeSignature(signed.token, changed(signed.row, { visibility: "count" }), at);
    expect(await findEntry(signed.entry)).toMatchObject({ stage: "published" });
    expect(await listNotables("british", "en", { q: "Anna" })).toEqual([]);
    await withdrawSignature(signed.token, at);
    expect(await findEntry(signed.entry)).toMatchObject({ stage: "evidence", published_at: null });
  });

  it("waits, too, when a hidden name is to be shown", async () => {
    const signed = await notable("handover");
    await propose(signed, "Anna Example");
    expect(await requireRow(signed.email)).toMatchObject({ visibility: "handover", name: null });
  });

  it("is nobody’s to decide after the withdrawal, nor twice at once", async () => {
    const signed = await notable();
    const { id } = await propose(signed);
    const outcomes = await Promise.all([
      acceptChange(organiser, id, at),
      refuseChange(organiser, id, at),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["decided", "gone"]);
    const again = await propose(signed, "Anna Again");
    await withdrawSignature(signed.token, at);
    expect(await acceptChange(organiser, again.id, at)).toEqual({ outcome: "gone" });
    expect(await requireRow(signed.email)).toMatchObject({ state: "withdrawn", name: null });
  });

  it("is nobody’s who may not moderate", async () => {
    const stray = { ...organiser, role: "visitor" } as unknown as Actor;
    await expect(listWaitingChanges(stray)).rejects.toThrow();
    await expect(acceptChange(stray, crypto.randomUUID(), at)).rejects.toThrow();
    expect(new NotPermitted("moderateSignatures").name).toBe("NotPermitted");
  });
});
