import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { makeLinkToken } from "@/lib/privacy";
import { stopUpdates, unsubscribe, unsubscribeLinkOf } from "@/lib/signing";
import { later, storyStart } from "../support/clock";
import { signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";
import { requireRow, russian, submit, type SignatureRow } from "../support/signing";

const now = storyStart;
const at = { now };

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
