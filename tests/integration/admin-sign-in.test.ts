import { describe, expect, it } from "vitest";
import {
  createAdminSignInLink,
  endSession,
  findActor,
  findSignInLink,
  redeemSignInLink,
} from "@/lib/accounts";
import { NotPermitted } from "@/lib/accounts/schema";
import { findOverview } from "@/lib/campaign";
import { pool } from "@/lib/db";
import { signInAs } from "../support/actors";
import { later, storyStart } from "../support/clock";

const now = storyStart;

async function makeLink(email = "admin@localhost", at = now): Promise<string> {
  const path = await createAdminSignInLink(email, { now: at });
  return path.replace("/sign-in/", "");
}

async function signIn(email?: string) {
  const redeemed = await redeemSignInLink(await makeLink(email), { now });
  if (redeemed.outcome !== "signed_in") throw new Error(redeemed.outcome);
  return redeemed;
}

async function count(table: "organiser" | "session"): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]!.n;
}

describe("a sign-in link", () => {
  it("finds the same admin again, however the address is written", async () => {
    await makeLink("Anna@Example.org");
    await makeLink(" anna@example.org ");
    await Promise.all(Array.from({ length: 5 }, () => makeLink("anna@example.org")));
    expect(await count("organiser")).toBe(1);
  });

  it.each(["", "anna", "anna@", "a b@example.org", "anna@example.org\u0000", "a,b@example.org"])(
    "is not made for %j",
    async (email) => {
      await expect(makeLink(email)).rejects.toThrow("e-mail address is expected");
      expect(await count("organiser")).toBe(0);
    },
  );

  it("changes nothing when it is opened", async () => {
    const token = await makeLink();
    for (let n = 0; n < 20; n += 1) {
      expect(await findSignInLink(token, { now })).toEqual({
        outcome: "ready",
        isInvitation: false,
      });
    }
    expect(await count("session")).toBe(0);
  });

  it("lets in exactly one of many who press the button at once", async () => {
    const token = await makeLink();
    const presses = Array.from({ length: 10 }, () => redeemSignInLink(token, { now }));
    const outcomes = (await Promise.all(presses)).map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(["signed_in", ...Array.from({ length: 9 }, () => "used")]);
    expect(await count("session")).toBe(1);
    expect(await findSignInLink(token, { now })).toEqual({ outcome: "used" });
  });

  it("ends after an hour, and is told from a forged or cut one", async () => {
    const token = await makeLink();
    const inAnHour = { now: later({ minutes: 60 }) };
    expect(await findSignInLink(token, inAnHour)).toEqual({ outcome: "expired" });
    expect(await redeemSignInLink(token, inAnHour)).toEqual({ outcome: "expired" });
    const forged = token.slice(0, -4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");
    for (const wrong of [forged, token.slice(0, 30), "", "\u0000", "é".repeat(68)]) {
      expect(await redeemSignInLink(wrong, { now })).toEqual({ outcome: "unknown_link" });
    }
    expect(await count("session")).toBe(0);
  });
});

describe("a session", () => {
  it("is known by its token, of which only a hash is stored", async () => {
    const { sessionToken } = await signIn("anna@example.org");
    const actor = await findActor(sessionToken, { now });
    expect(actor).toMatchObject({ email: "anna@example.org", role: "admin" });
    const { rows } = await pool.query<{ text: string }>(
      "select row_to_json(s)::text as text from session s",
    );
    expect(rows[0]!.text).not.toContain(sessionToken);
    expect(await findActor(rows[0]!.text, { now })).toBeNull();
  });

  it("ends after half an hour without use, and after eight hours in any case", async () => {
    const { sessionToken } = await signIn();
    expect(await findActor(sessionToken, { now: later({ minutes: 29 }) })).not.toBeNull();
    expect(await findActor(sessionToken, { now: later({ minutes: 30 }) })).toBeNull();
    await pool.query("update session set last_seen_at = $1", [later({ hours: 8 })]);
    expect(await findActor(sessionToken, { now: later({ hours: 7, minutes: 59 }) })).not.toBeNull();
    expect(await findActor(sessionToken, { now: later({ hours: 8 }) })).toBeNull();
  });

  it("is over once its owner signs out", async () => {
    const { sessionToken } = await signIn();
    await endSession(sessionToken, { now });
    await endSession(sessionToken, { now });
    expect(await findActor(sessionToken, { now })).toBeNull();
  });
});

describe("the overview", () => {
  it("shows an admin both statements, the mail queue and what is missing before launch", async () => {
    const { actor } = await signInAs("admin");
    const overview = await findOverview(actor, { locale: "ru", now });
    expect(overview.statements.map(({ slug, counted }) => [slug, counted])).toEqual([
      ["british", 0],
      ["russian", 0],
    ]);
    expect(overview.mail).toEqual({ queued: 0, failed: 0, oldestQueuedAt: null });
    const states = Object.fromEntries(overview.checklist.map(({ key, state }) => [key, state]));
    expect(states).toMatchObject({
      finalTexts: "open",
      controller: "open",
      photograph: "optional",
    });
  });

  it("refuses whoever has no right to it", async () => {
    const { actor } = await signInAs("admin");
    const stranger = { ...actor, role: "visitor" as never };
    await expect(findOverview(stranger, { locale: "en", now })).rejects.toThrow(NotPermitted);
  });
});
