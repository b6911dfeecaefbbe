import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { changeSignature, collectOwnData, findOwnSignature } from "@/lib/signing";
import { parseChange, type Visibility } from "@/lib/signing/schema";
import { storyStart as now } from "../support/clock";
import { deliver } from "../support/deliveries";
import { changed, findEntry, promote, signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";
import { requireRow } from "../support/signing";

const at = { now };
const full = { name: "Anna Example", role: "lecturer", organisation: "Sampleton College" };

async function sign(changes: Record<string, unknown> = {}) {
  const { email } = stranger();
  return { email, ...(await signAndConfirm({ email, ...full, ...changes })) };
}

describe("changing the country", () => {
  const countryOf = async (email: string) => (await requireRow(email)).country;

  it.each(["name", "initials", "handover", "count"] as Visibility[])(
    "mends it, leaves it and erases it where one is shown by %s",
    async (visibility) => {
      const { email, row, token } = await sign({ visibility, country: "FJ" });
      const same = visibility === "handover" ? full : {};
      const send = (country?: string | null) =>
        changeSignature(token, changed(row, { ...same, country }), at);
      expect(await send("RU")).toEqual({ outcome: "changed" });
      expect(await countryOf(email)).toBe("RU");
      const found = await findOwnSignature(token, "en", at);
      expect(found).toMatchObject({ signature: { country: "RU", revision: 1 } });
      await send(undefined);
      expect(await requireRow(email)).toMatchObject({ country: "RU", revision: 1 });
      await send(null);
      expect(await requireRow(email)).toMatchObject({ country: null, revision: 2, visibility });
      expect(await collectOwnData(token, at)).toMatchObject({
        data: { signature: { country: null, changes: 2 } },
      });
    },
  );

  it("together with the name is one change", async () => {
    const { email, row, token } = await sign({ country: "FJ" });
    await changeSignature(token, changed(row, { name: "Anna Mended", country: "GB" }), at);
    const after = { name: "Anna Mended", country: "GB", revision: 1 };
    expect(await requireRow(email)).toMatchObject(after);
  });

  it("from an older sight of the signature than the present one is refused", async () => {
    const { email, row, token } = await sign({ country: "FJ" });
    await changeSignature(token, changed(row, { country: "GB", revision: 0 }), at);
    const late = changed(row, { country: "RU", revision: 0 });
    expect(await changeSignature(token, late, at)).toEqual({ outcome: "overtaken" });
    expect(await countryOf(email)).toBe("GB");
  });

  it("of a notable name takes effect at once, in the entry too, and leaves what waits", async () => {
    const { email, row, token } = await sign({ country: "FJ" });
    const entry = await promote(row);
    await pool.query("update notable set country = 'FJ' where id = $1", [entry]);
    const wish = changed(row, { role: "dean", country: "GB" });
    expect(await changeSignature(token, wish, at)).toEqual({ outcome: "waiting" });
    expect(await requireRow(email)).toMatchObject({ role: "lecturer", country: "GB" });
    expect(await findEntry(entry)).toMatchObject({ country: "GB" });
    const { rows } = await pool.query("select id from signature_change where signature_id = $1", [
      row.id,
    ]);
    const again = changed(row, { role: "dean", country: null });
    expect(await changeSignature(token, again, at)).toEqual({ outcome: "waiting" });
    expect(await findEntry(entry)).toMatchObject({ country: null });
    const after = await pool.query("select id from signature_change where signature_id = $1", [
      row.id,
    ]);
    expect(after.rows).toEqual(rows);
  });

  it("of a notable name forgets the line of the entry that was handed over", async () => {
    const { row, token } = await sign({ country: "FJ" });
    const entry = await promote(row);
    await deliver();
    const kept = () =>
      pool.query("select from delivery_item where notable_id = $1 and line <> ''", [entry]);
    expect((await kept()).rowCount).toBe(1);
    await pool.query("update notable set country = 'FJ' where id = $1", [entry]);
    await deliver();
    await changeSignature(token, changed(row, { country: null }), at);
    expect((await kept()).rowCount).toBe(0);
  });

  it("in the entry among the notable names leaves a country that organisers know better", async () => {
    const { row, token } = await sign({ country: "FJ" });
    const entry = await promote(row, "import");
    await pool.query("update notable set country = 'IE' where id = $1", [entry]);
    await changeSignature(token, changed(row, { country: "GB" }), at);
    expect(await findEntry(entry)).toMatchObject({ country: "IE" });
  });

  it("refuses what is no country", () => {
    const errors = [{ field: "country", code: "choice" }];
    for (const country of ["XX", "Russia", "R", "🇷🇺"]) {
      expect(parseChange({ visibility: "count", country })).toEqual({ ok: false, errors });
    }
    expect(parseChange({ visibility: "count", country: " ru " })).toMatchObject({
      value: { country: "RU" },
    });
    expect(parseChange({ visibility: "count", country: "" })).toMatchObject({
      value: { country: null },
    });
  });
});
