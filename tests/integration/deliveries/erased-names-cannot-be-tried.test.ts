import { beforeEach, describe, expect, it } from "vitest";
import { cast } from "@/prisma/seed/builders";
import { pool } from "@/lib/db";
import { lineFingerprint } from "@/lib/deliveries/line-fingerprint";
import { forgetGoneLines } from "@/lib/deliveries/supplement";
import { detailsContext, eraseAddress, open, seal } from "@/lib/privacy";
import { changeSignature, withdrawSignature } from "@/lib/signing";
import type { Change } from "@/lib/signing/schema";
import { storyStart as now } from "../../support/clock";
import { deliver, fileEnding, signAndConfirm, supplement } from "../../support/deliveries";
import { changed } from "../../support/own-signature";
import { manageTokenOf, requireRow } from "../../support/signing";
import { readFreshFacts } from "./read";

const at = { now };
const { anna, vera: other } = cast;
const line = { name: anna.name, role: null, organisation: null, capacity: null };

/** As somebody who has the database and the keys tries whether Anna stood in a list. */
async function isFoundOut(): Promise<boolean> {
  const { rowCount } = await pool.query("select from delivery_item where line = $1", [
    lineFingerprint(line),
  ]);
  return rowCount! > 0;
}

/** What the lists say of how often a signature had been changed. */
async function noted(signatureId: string) {
  const { rows } = await pool.query<{ revision: number | null }>(
    "select revision from delivery_item where signature_id = $1",
    [signatureId],
  );
  return rows.map(({ revision }) => revision);
}

let deliveryId: string;

beforeEach(async () => {
  await signAndConfirm({ email: anna.email, name: anna.name });
  await signAndConfirm({ email: other.email, name: other.name });
  deliveryId = (await deliver()).delivery.id;
  expect(await isFoundOut()).toBe(true);
});

const tokenOf = async () => manageTokenOf(await requireRow(anna.email));

const ways: Record<string, () => Promise<unknown>> = {
  withdraws: async () => withdrawSignature(await tokenOf(), at),
  "is erased": () => eraseAddress(anna.email, at),
  "wants to be counted only": async () => {
    const wish = changed(await requireRow(anna.email), { visibility: "count" });
    return changeSignature(await tokenOf(), wish, at);
  },
};

describe("once somebody who was handed over", () => {
  it.each(Object.entries(ways))("%s, nobody can try the name", async (_, leave) => {
    const { id } = await requireRow(anna.email);
    expect(await noted(id)).toEqual([0]);
    await leave();
    expect(await isFoundOut()).toBe(false);
    expect(await noted(id)).toEqual([null]);
    const { files } = await supplement(deliveryId);
    const strikes = fileEnding(files, "strike-out.txt").toString();
    expect(strikes).toMatch(/\b\d+\b/);
    // The others keep their numbers and are not told again.
    expect(fileEnding(files, "names.csv").toString()).not.toContain(other.name);
  });

  const meanwhile = [
    ["withdraws", ways.withdraws!],
    ["corrects the name", () => change({ name: "Anna Corrected" })],
  ] as const;
  it.each(meanwhile)("%s while the list is made, nobody can either", async (_, leave) => {
    const { id } = await requireRow(anna.email);
    await leave();
    // As a list leaves it that began before that and ended after it.
    await pool.query("update delivery_item set line = $1, revision = 0 where signature_id = $2", [
      lineFingerprint(line),
      id,
    ]);
    await forgetGoneLines(deliveryId);
    expect(await isFoundOut()).toBe(false);
    expect(await noted(id)).toEqual([null]);
    const { rows } = await pool.query(
      "select count(*)::int as kept from delivery_item where delivery_id = $1 and line <> ''",
      [deliveryId],
    );
    expect(rows[0].kept).toBeGreaterThan(0);
  });
});

/** What is sent on one's own page; a sealed name is typed again. */
async function change(wish: Partial<Change>) {
  const row = await requireRow(anna.email);
  return changeSignature(await tokenOf(), changed(row, { name: anna.name, ...wish }), at);
}

describe.each(["name", "handover"] as const)("of somebody handed over as “%s”", (visibility) => {
  let handed: Awaited<ReturnType<typeof deliver>>;
  beforeEach(async () => {
    await change({ visibility });
    handed = await deliver({ formats: ["json"] });
    expect(await isFoundOut()).toBe(true);
  });

  it.each([
    ["who corrects the name", { name: "Anna Corrected" }],
    ["who says a role as well", { role: "lecturer" }],
    ["who mends the country", { country: "IE" }],
    ["who shows initials from now on", { visibility: "initials" }],
  ] as const)(
    "%s, the former line cannot be tried, and the next list is right",
    async (_, wish) => {
      expect(await change({ visibility, ...wish })).toEqual({ outcome: "changed" });
      expect(await isFoundOut()).toBe(false);
      const before = readFreshFacts(handed.files);
      const former = before.signatories.find(({ name }) => name === anna.name)!;
      const { signatories, struck } = readFreshFacts((await supplement(handed.delivery.id)).files);
      expect(struck).toEqual([former.number]);
      const name = "name" in wish ? wish.name : "visibility" in wish ? "A. E." : anna.name;
      expect(signatories).toMatchObject([{ name, number: before.last + 1 }]);
    },
  );
});

it("a key that is renewed changes no line: nothing is struck out for it", async () => {
  await change({ visibility: "handover" });
  const { delivery } = await deliver({ formats: ["json"] });
  const { id, sealed, emailFingerprint } = await requireSealed();
  const context = detailsContext(emailFingerprint);
  const fresh = seal(open(sealed, context), context);
  await pool.query("update signature set sealed = $2 where id = $1", [id, fresh]);
  expect(await isFoundOut()).toBe(true);
  const { signatories, struck } = readFreshFacts((await supplement(delivery.id)).files);
  expect({ signatories, struck }).toEqual({ signatories: [], struck: [] });
});

async function requireSealed() {
  const { id } = await requireRow(anna.email);
  const { rows } = await pool.query<{ id: string; sealed: Buffer; emailFingerprint: Buffer }>(
    `select id, sealed, email_fingerprint as "emailFingerprint" from signature where id = $1`,
    [id],
  );
  return rows[0]!;
}
