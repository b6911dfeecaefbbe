import { afterEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { listNotables, listSignatories } from "@/lib/signatories";
import {
  confirmSignature,
  findOwnSignature,
  findTallyDrift,
  unsubscribe,
  withdrawSignature,
} from "@/lib/signing";
import { later, storyStart } from "../support/clock";
import { dumpDatabase } from "../support/dump";
import { findEntry, promote, signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";
import {
  confirmTokenOf,
  countMails,
  manageTokenOf,
  readCounts,
  requireRow,
  russian,
  submit,
} from "../support/signing";
import { findTraces } from "../support/traces";

const now = storyStart;
const at = { now };

// Whatever a story did: the kept numbers are those of a full count.
afterEach(async () => {
  expect(await findTallyDrift()).toEqual({ statements: 0, versions: 0, campaigns: 0, signers: 0 });
});

const canary = {
  name: "Canary Unmistakable",
  role: "canarykeeper",
  organisation: "Canary Houseofbirds",
  country: "FJ",
};

describe("withdrawing", () => {
  it.each(["name", "initials", "handover", "count"] as const)(
    "leaves nothing of a signature shown as %s but its fingerprints",
    async (visibility) => {
      const { email } = stranger();
      const { row, token } = await signAndConfirm({ ...canary, email, visibility, updates: true });
      expect(await withdrawSignature(token, at)).toEqual({ outcome: "withdrawn" });
      const after = await requireRow(email);
      expect(after).toMatchObject({
        state: "withdrawn",
        visibility: "count",
        name: null,
        role: null,
        organisation: null,
        sealed: null,
        capacity: null,
        country: null,
        search_words: null,
        wants_updates: false,
        flags: [],
      });
      await pool.query("delete from graphile_worker._private_jobs");
      await pool.query("analyze");
      const words = ["Canary", "Unmistakable", "Houseofbirds", "C. U."];
      expect(findTraces(await dumpDatabase(pool), words)).toEqual([]);
      const { rowCount } = await pool.query(
        "select 1 from signer_address where signature_id = $1",
        [row.id],
      );
      expect(rowCount).toBe(0);
      expect(await countMails()).toEqual({});
    },
  );

  it("takes the name off the list, out of the search and out of the count in the same moment", async () => {
    const { email } = stranger();
    const { token } = await signAndConfirm({ ...canary, email });
    expect((await listSignatories("british", { q: "Canary" })).signatories).toHaveLength(1);
    await withdrawSignature(token, at);
    expect((await listSignatories("british", { q: "Canary" })).signatories).toEqual([]);
    expect((await listSignatories("british")).signatories).toEqual([]);
    expect(await readCounts()).toEqual({ british: 0, russian: 0, total: 0 });
  });

  it("takes a notable entry along, which signing anew does not bring back", async () => {
    const { email } = stranger();
    const { row, token } = await signAndConfirm({ ...canary, email });
    const entry = await promote(row);
    const people = async () =>
      (await listNotables("british", "en", { q: "Canary" })).flatMap((part) => part.people);
    expect(await people()).toHaveLength(1);
    await withdrawSignature(token, at);
    expect(await findEntry(entry)).toBeUndefined();
    await signAndConfirm({ ...canary, email });
    expect(await people()).toEqual([]);
  });

  it("leaves the signature under the other statement alone", async () => {
    const { email, name } = stranger();
    const { token } = await signAndConfirm({ email, name });
    const sister = await signAndConfirm({ email, name }, russian);
    await withdrawSignature(token, at);
    expect(await readCounts()).toEqual({ british: 0, russian: 1, total: 1 });
    const found = await findOwnSignature(sister.token, "en", at);
    expect(found).toMatchObject({ outcome: "found", signature: { name } });
  });

  it("succeeds twice and withdraws once", async () => {
    const { email, name } = stranger();
    const { token } = await signAndConfirm({ email, name });
    const presses = await Promise.all([1, 2, 3].map(() => withdrawSignature(token, at)));
    expect(presses).toEqual(Array(3).fill({ outcome: "withdrawn" }));
    expect(await withdrawSignature(token, at)).toEqual({ outcome: "withdrawn" });
    expect(await findOwnSignature(token, "en", at)).toEqual({ outcome: "unknown_link" });
    expect(await readCounts()).toMatchObject({ british: 0 });
  });

  it("leaves the way open to sign anew, with new words and a new link", async () => {
    const { email } = stranger();
    await submit({ ...canary, email });
    const first = confirmTokenOf(await requireRow(email));
    await confirmSignature(first, null, at);
    const token = manageTokenOf(await requireRow(email));
    await withdrawSignature(token, at);
    const anew = later({ minutes: 1 });
    await submit({ email, name: "Second Thoughts", visibility: "initials" }, { now: anew });
    const pending = await requireRow(email);
    expect(pending).toMatchObject({ state: "pending", name: "S. T.", confirmed_on: null });
    expect(await confirmSignature(first, null, at)).toEqual({ outcome: "unknown_link" });
    await confirmSignature(confirmTokenOf(pending), null, { now: anew });
    expect(await requireRow(email)).toMatchObject({ state: "confirmed", name: "S. T." });
    expect(await readCounts()).toMatchObject({ british: 1, total: 1 });
  });
});

describe("the counts stay exact", () => {
  it("when two hundred people withdraw at once, each three times", async () => {
    const people = await Promise.all(Array.from({ length: 200 }, () => signAndConfirm(stranger())));
    expect(await readCounts()).toMatchObject({ british: 200, total: 200 });
    const presses = people.flatMap(({ token }) => [token, token, token]);
    await Promise.all(presses.map((token) => withdrawSignature(token, at)));
    expect(await readCounts()).toEqual({ british: 0, russian: 0, total: 0 });
  });

  it("when one person withdraws from both statements at the same moment", async () => {
    for (let round = 0; round < 25; round += 1) {
      const { email, name } = stranger();
      const { token } = await signAndConfirm({ email, name });
      const sister = await signAndConfirm({ email, name }, russian);
      await Promise.all([token, sister.token].map((each) => withdrawSignature(each, at)));
      expect(await readCounts()).toEqual({ british: 0, russian: 0, total: 0 });
    }
  });

  it("when some withdraw while others sign, confirm and sign again", async () => {
    const people = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const person = stranger();
        return { person, ...(await signAndConfirm(person)) };
      }),
    );
    await Promise.all(
      people.flatMap(({ person, token }) => [
        withdrawSignature(token, at),
        submit(person),
        signAndConfirm(stranger()),
        unsubscribe(token),
      ]),
    );
    expect(await findTallyDrift()).toEqual({
      statements: 0,
      versions: 0,
      campaigns: 0,
      signers: 0,
    });
    expect(await readCounts()).toMatchObject({ british: 20, total: 20 });
  });
});
