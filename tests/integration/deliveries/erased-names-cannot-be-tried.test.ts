import { beforeEach, describe, expect, it } from "vitest";
import { cast } from "@/prisma/seed/builders";
import { pool } from "@/lib/db";
import { lineFingerprint } from "@/lib/deliveries/line-fingerprint";
import { forgetGoneLines } from "@/lib/deliveries/supplement";
import { eraseAddress } from "@/lib/privacy";
import { changeSignature, withdrawSignature } from "@/lib/signing";
import { storyStart as now } from "../../support/clock";
import { deliver, fileEnding, signAndConfirm, supplement } from "../../support/deliveries";
import { changed } from "../../support/own-signature";
import { manageTokenOf, requireRow } from "../../support/signing";

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
    await leave();
    expect(await isFoundOut()).toBe(false);
    const { files } = await supplement(deliveryId);
    const strikes = fileEnding(files, "strike-out.txt").toString();
    expect(strikes).toMatch(/\b\d+\b/);
    // The others keep their numbers and are not told again.
    expect(fileEnding(files, "names.csv").toString()).not.toContain(other.name);
  });

  it("leaves while it is made, too", async () => {
    const { id } = await requireRow(anna.email);
    await withdrawSignature(await tokenOf(), at);
    // As a list leaves it that began before the withdrawal and ended after it.
    await pool.query("update delivery_item set line = $1 where signature_id = $2", [
      lineFingerprint(line),
      id,
    ]);
    await forgetGoneLines(deliveryId);
    expect(await isFoundOut()).toBe(false);
    const { rows } = await pool.query(
      "select count(*)::int as kept from delivery_item where delivery_id = $1 and line <> ''",
      [deliveryId],
    );
    expect(rows[0].kept).toBeGreaterThan(0);
  });
});
