import { rm } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { deliverMails, remindSigners } from "@/lib/mail";
import { listMailbox, mailboxFolder } from "@/lib/mail/local-mailbox";
import { renewInvitation } from "@/lib/signatories";
import { confirmSignature } from "@/lib/signing";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { invite } from "../support/notables";
import { stranger } from "../support/people";
import { british, confirmTokenOf, requireRow, russian, submit } from "../support/signing";

beforeEach(() => rm(mailboxFolder(), { recursive: true, force: true }));

const afterADay = later({ hours: 25 });

async function sendAll(at = now) {
  const { rows } = await pool.query("select id from mail_message where state = 'queued'");
  return deliverMails(
    rows.map(({ id }) => id),
    { now: at },
  );
}

/** Signs and confirms; what the mail after it says, in one line. */
async function signAndRead(email: string, { slug = british, locale = "en", country = "" } = {}) {
  await submit({ email, name: "Anna Example", country }, { slug, locale: locale as "en" });
  await sendAll();
  await confirmSignature(confirmTokenOf(await requireRow(email, slug)), null, { now });
  await sendAll();
  const [mail] = await listMailbox({ to: email, limit: 1 });
  return mail!.text.replace(/\s+/g, " ");
}

const asksForSister = (text: string) => /\/statements\/(british|russian) ?/g[Symbol.matchAll](text);
const suggested = (text: string) => [...asksForSister(text)].map(([, slug]) => slug);

describe("the mail after confirmation", () => {
  it("suggests the sister statement, but not to the mailbox that has signed it", async () => {
    const { email } = stranger();
    expect(suggested(await signAndRead(email))).toEqual([british, russian]);
    expect(suggested(await signAndRead(email, { slug: russian }))).toEqual([russian]);
  });

  it("tells another mailbox of the same person nothing of what was signed from the first", async () => {
    const { email } = stranger();
    await signAndRead(email);
    const tagged = email.replace("@", "+letters@");
    expect(suggested(await signAndRead(tagged, { slug: russian }))).toEqual([russian, british]);
  });

  it("suggests no statement whose last moment has passed, also before the clock closes it", async () => {
    await pool.query("update statement set closes_at = $1 where slug = 'russian'", [now]);
    const { email } = stranger();
    expect(suggested(await signAndRead(email))).toEqual([british]);
  });

  it("asks for no signatures under a statement that ended between signing and confirming", async () => {
    const { email } = stranger();
    await submit({ email, name: "Anna Example" });
    await pool.query("update statement set closes_at = $1", [now]);
    await confirmSignature(confirmTokenOf(await requireRow(email)), null, { now });
    await sendAll();
    const [mail] = await listMailbox({ to: email, limit: 1 });
    expect(mail!.text).toContain("Signing has ended");
    expect(mail!.text).not.toContain("Read and sign");
  });

  it.each([
    ["in Russian", { locale: "ru" }, true],
    ["from Russia, in English", { country: "RU" }, true],
    ["from Belarus, in English", { country: "BY" }, true],
    ["from Germany, in English", { country: "DE" }, false],
    ["from nowhere in particular, in English", {}, false],
  ] as const)("warns who signed %s of sharing openly: %j %s", async (_, how, isWarned) => {
    const text = await signAndRead(stranger().email, how);
    expect(/dangerous|опасно/.test(text)).toBe(isWarned);
  });
});

describe("a mail that invites to what has ended since", () => {
  it("does not remind of a statement whose last moment passed while the reminder waited", async () => {
    const { email, name } = stranger();
    await submit({ email, name });
    await sendAll();
    expect(await remindSigners({ now: afterADay })).toBe(1);
    await pool.query("update statement set closes_at = $1", [afterADay]);
    expect(await sendAll(afterADay)).toMatchObject({ sent: 0, dropped: 1 });
  });

  it("still asks to confirm who signed in time", async () => {
    const { email, name } = stranger();
    await submit({ email, name });
    await pool.query("update statement set closes_at = $1", [now]);
    expect(await sendAll()).toMatchObject({ sent: 1, dropped: 0 });
  });

  it.each([
    ["is over", "status = 'open', closes_at = $1", 0],
    ["is closed", `status = 'closed', closed_at = $1::timestamptz`, 0],
    ["opens again", `status = 'closed', closed_at = $1, opens_at = $1::timestamptz + '1 day'`, 1],
    [
      "was planned, and is over before it opened",
      `status = 'closed', closed_at = $1, opens_at = $1::timestamptz - '1 day'::interval, closes_at = $1`,
      0,
    ],
    [
      "is not open yet",
      "status = 'draft', closes_at = case when $1::timestamptz is null then now() end",
      1,
    ],
  ])("invites a notable to a statement that %s: %s", async (_, change, sent) => {
    const { actor } = await signInAs("organiser");
    const { id } = await invite(actor);
    await renewInvitation(actor, { id, locale: "en", email: "anna.invited@example.org" }, { now });
    await pool.query(`update statement set ${change}`, [now]);
    expect(await sendAll()).toMatchObject({ sent, dropped: 1 - sent });
  });
});
