import { describe, expect, it } from "vitest";
import { closeCampaign } from "@/lib/campaign";
import { pool } from "@/lib/db";
import { eraseAddress } from "@/lib/privacy";
import { renewInvitation, signAsInvited, unlinkSignature } from "@/lib/signatories";
import { changeSignature, withdrawSignature } from "@/lib/signing";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { readMigration } from "../support/migrations";
import { confirmMailOf, importList, readEntry, requireEntry } from "../support/notables";
import { changed, findEntry, promote, signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";
import { forget } from "../support/retention";
import { fillForm } from "../support/signing";

const at = { now };

/** Somebody of a published list who signed here too. */
async function signAsListed(country: string | null, listed: string | null) {
  const person = { ...stranger(), ...(country ? { country } : {}) };
  const { row, token } = await signAndConfirm(person);
  const entry = await promote(row, "import");
  await pool.query(
    `update notable set country = $2, position = (select max(position) + 1 from notable)
     where id = $1`,
    [entry, listed],
  );
  return { email: person.email, row, token, entry };
}

type Listed = Awaited<ReturnType<typeof signAsListed>>;

const ways: Record<string, (listed: Listed) => Promise<unknown>> = {
  "its signer withdraws": ({ token }) => withdrawSignature(token, at),
  "its signer is erased": ({ email }) => eraseAddress(email, at),
  "a mistaken link is taken back": async ({ entry }) => {
    const { actor } = await signInAs("organiser");
    expect(await unlinkSignature(actor, { id: entry }, at)).toEqual({ outcome: "unlinked" });
  },
  "the campaign’s period is over": async () => {
    await closeCampaign(at);
    await forget(later({ days: 365 }));
  },
};

describe("the country of an entry from a published list, once", () => {
  it.each(Object.entries(ways))("%s, is not the signer’s", async (_, end) => {
    const mended = await signAsListed("FJ", "FJ");
    await changeSignature(mended.token, changed(mended.row, { country: "GB" }), at);
    expect(await findEntry(mended.entry)).toMatchObject({ country: "GB" });
    await end(mended);
    expect(await findEntry(mended.entry)).toMatchObject({ source: "import", country: null });
  });

  it.each(Object.entries(ways))("%s, stays another that organisers know", async (_, end) => {
    const known = await signAsListed("FJ", "IE");
    await end(known);
    expect(await findEntry(known.entry)).toMatchObject({ source: "import", country: "IE" });
  });
});

describe("an entry from a published list that says no country", () => {
  it("gets none when its signer says one", async () => {
    const { row, token, entry } = await signAsListed(null, null);
    await changeSignature(token, changed(row, { country: "GB" }), at);
    expect(await findEntry(entry)).toMatchObject({ country: null });
  });

  it("gets none when its bearer signs as invited", async () => {
    const { actor } = await signInAs("organiser");
    await importList(actor, "Anna Example, poet");
    const { id } = await requireEntry("Anna Example");
    const renewed = await renewInvitation(actor, { id, locale: "en", email: null }, at);
    if (renewed.outcome !== "renewed") throw new Error(renewed.outcome);
    const anna = { ...stranger(), name: "Anna Example", country: "FJ" };
    const input = { ...fillForm(anna), onBehalf: false };
    await signAsInvited(renewed.link.split("/").at(-1)!, input, { locale: "en" }, at);
    await confirmMailOf(anna.email);
    const entry = await readEntry(id);
    expect(entry.signature_id).not.toBeNull();
    expect(entry).toMatchObject({ source: "import", country: null });
  });
});

it("an entry that was made of a signature follows it from the first country on", async () => {
  const { row, token } = await signAndConfirm(stranger());
  const entry = await promote(row);
  await changeSignature(token, changed(row, { country: "GB" }), at);
  expect(await findEntry(entry)).toMatchObject({ country: "GB" });
});

it("a database from before forgets the countries of those who had withdrawn", async () => {
  const gone = await signAsListed("FJ", null);
  const here = await signAsListed("FJ", "FJ");
  await withdrawSignature(gone.token, at);
  await pool.query("update notable set country = 'FJ' where id = $1", [gone.entry]);
  await pool.query(readMigration("countries_of_listed_names"));
  expect(await findEntry(gone.entry)).toMatchObject({ country: null });
  expect(await findEntry(here.entry)).toMatchObject({ country: "FJ" });
});
