import { describe, expect, it } from "vitest";
import {
  beginPasskeyCheck,
  beginPasskeyRegistration,
  finishPasskeyCheck,
  finishPasskeyRegistration,
  findActor,
  giveRecoveryCode,
  listOwnPasskeys,
  makeRecoveryCodes,
  removeOwnPasskey,
} from "@/lib/accounts";
import { needsSecondStep } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { signInAs } from "../support/actors";
import { Authenticator } from "../support/authenticator";
import { later, storyStart as now } from "../support/clock";
import type { Caller } from "./who-may/row";

const phone = "Phone";

/** The same session as pages would see it now. */
async function again({ sessionToken }: Caller, at = now): Promise<Caller> {
  return { actor: (await findActor(sessionToken, { now: at }))!, sessionToken };
}

async function register(caller: Caller, device: Authenticator, at = now) {
  const options = await beginPasskeyRegistration(caller, { now: at });
  const response = device.register(options);
  return finishPasskeyRegistration(caller, { name: phone, response }, { now: at });
}

async function show(caller: Caller, device: Authenticator, told = {}, at = now) {
  const options = await beginPasskeyCheck(caller, { now: at });
  return finishPasskeyCheck(caller, device.show(options, told), { now: at });
}

/** An admin with one passkey on a device of their own, in a session that has shown it. */
async function adminWithDevice() {
  const device = new Authenticator();
  const caller = await signInAs("admin", { passkey: "none" });
  expect(await register(caller, device)).toEqual({ outcome: "registered", isFirst: true });
  return { device, caller: await again(caller) };
}

/** A further sign-in of the same person by link, before the second step. */
async function linkAlone({ actor }: Caller): Promise<Caller> {
  const other = await signInAs("organiser", { passkey: "none" });
  await pool.query("update session set organiser_id = $1 where organiser_id = $2", [
    actor.id,
    other.actor.id,
  ]);
  return again(other);
}

describe("the second step", () => {
  it("is owed by an admin from the first sign-in, and done by making a passkey", async () => {
    const caller = await signInAs("admin", { passkey: "none" });
    expect(needsSecondStep(caller.actor)).toBe(true);
    await register(caller, new Authenticator());
    const { actor } = await again(caller);
    expect(needsSecondStep(actor)).toBe(false);
    expect(actor).toMatchObject({ hasPasskey: true, passkeyVerifiedAt: now });
    expect(await listOwnPasskeys(actor)).toMatchObject({ passkeys: [{ name: phone }] });
  });

  it("is owed by an organiser once they have a passkey, in every other session too", async () => {
    const caller = await signInAs("organiser", { passkey: "none" });
    const elsewhere = await linkAlone(caller);
    expect(needsSecondStep(elsewhere.actor)).toBe(false);
    await register(caller, new Authenticator());
    expect(needsSecondStep((await again(elsewhere)).actor)).toBe(true);
  });

  it("is done by showing the passkey, which then is fresh for five minutes", async () => {
    const { device, caller } = await adminWithDevice();
    const next = await linkAlone(caller);
    expect(needsSecondStep(next.actor)).toBe(true);
    expect(await show(next, device)).toEqual({ outcome: "verified" });
    const { actor } = await again(next);
    await makeRecoveryCodes(actor, { now: later({ minutes: 4, seconds: 59 }) });
    const tooLate = makeRecoveryCodes(actor, { now: later({ minutes: 5 }) });
    await expect(tooLate).rejects.toThrow("a passkey has to be shown first");
  });

  it("is not done by another person’s passkey", async () => {
    const { caller } = await adminWithDevice();
    const thief = await adminWithDevice();
    const next = await linkAlone(caller);
    expect(await show(next, thief.device)).toEqual({ outcome: "refused" });
    expect(needsSecondStep((await again(next)).actor)).toBe(true);
  });

  it.each([
    ["at another site’s address", { origin: "https://undersigned.example.org" }],
    ["for another site", { rpId: "example.org" }],
    ["without its owner being recognised", { isVerified: false }],
  ])("is not done by a passkey shown %s", async (_, told) => {
    const { device, caller } = await adminWithDevice();
    expect(await show(await linkAlone(caller), device, told)).toEqual({ outcome: "refused" });
  });
});

describe("a challenge", () => {
  it("is answered once, also when two answers come at once", async () => {
    const { device, caller } = await adminWithDevice();
    const options = await beginPasskeyCheck(caller, { now });
    const answer = device.show(options);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => finishPasskeyCheck(caller, answer, { now })),
    );
    const refused = { outcome: "refused" };
    expect(outcomes.filter(({ outcome }) => outcome === "verified")).toHaveLength(1);
    expect(await finishPasskeyCheck(caller, answer, { now })).toEqual(refused);
  });

  it("belongs to one session and to one purpose, and is over after five minutes", async () => {
    const { device, caller } = await adminWithDevice();
    const elsewhere = await linkAlone(caller);
    const options = await beginPasskeyCheck(caller, { now });
    const refused = { outcome: "refused" };
    expect(await finishPasskeyCheck(elsewhere, device.show(options), { now })).toEqual(refused);
    const inTime = { now: later({ minutes: 5 }) };
    expect(await finishPasskeyCheck(caller, device.show(options), inTime)).toEqual(refused);
    const registration = await beginPasskeyRegistration(caller, { now });
    expect(await finishPasskeyCheck(caller, device.show(registration), { now })).toEqual(refused);
  });

  it.each([null, {}, "x", { id: 7 }, { id: "AAAA", response: "x" }, []])(
    "is not answered by %j",
    async (answer) => {
      const { caller } = await adminWithDevice();
      await beginPasskeyCheck(caller, { now });
      expect(await finishPasskeyCheck(caller, answer, { now })).toEqual({ outcome: "refused" });
      await beginPasskeyRegistration(caller, { now });
      const kept = finishPasskeyRegistration(caller, { name: "", response: answer }, { now });
      expect(await kept).toEqual({ outcome: "refused" });
    },
  );
});

describe("a passkey", () => {
  it("whose count does not go up has been copied or replayed, and opens nothing", async () => {
    const { device, caller } = await adminWithDevice();
    expect(await show(caller, device, { counter: 10 })).toEqual({ outcome: "verified" });
    for (const counter of [10, 9, 0]) {
      expect(await show(caller, device, { counter })).toEqual({ outcome: "refused" });
    }
    expect(await show(caller, device, { counter: 11 })).toEqual({ outcome: "verified" });
  });

  it("is not added by a session that showed none within five minutes", async () => {
    const { caller } = await adminWithDevice();
    const late = later({ minutes: 5 });
    await expect(register(caller, new Authenticator(), late)).rejects.toThrow("passkey");
    const thief = await linkAlone(caller);
    await expect(register(thief, new Authenticator())).rejects.toThrow("not permitted");
  });

  it("is kept when it is an admin’s last, also when both are removed at once", async () => {
    const { caller } = await adminWithDevice();
    await register(caller, new Authenticator());
    const { passkeys } = await listOwnPasskeys(caller.actor);
    const removals = passkeys.map(({ id }) => removeOwnPasskey(caller.actor, id, { now }));
    const outcomes = (await Promise.all(removals)).map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(["last_one", "removed"]);
  });

  it("of somebody else is not found", async () => {
    const { caller } = await adminWithDevice();
    const other = await adminWithDevice();
    await register(caller, new Authenticator());
    const [theirs] = (await listOwnPasskeys(other.caller.actor)).passkeys;
    for (const id of [theirs!.id, "no-id", "'; drop table passkey; --"]) {
      expect(await removeOwnPasskey(caller.actor, id, { now })).toEqual({ outcome: "not_found" });
    }
  });
});

describe("recovery codes", () => {
  it("are ten, stored as hashes, each good for one second step", async () => {
    const { caller } = await adminWithDevice();
    const codes = await makeRecoveryCodes(caller.actor, { now });
    expect(new Set(codes).size).toBe(10);
    const { rows } = await pool.query(
      "select encode(code_hash, 'escape') as text from recovery_code",
    );
    expect(rows.some(({ text }) => codes.some((code) => text.includes(code)))).toBe(false);

    const next = await linkAlone(caller);
    const typed = ` ${codes[3]!.toUpperCase().replaceAll("-", " ")} `;
    const tries = Array.from({ length: 5 }, () => giveRecoveryCode(next, typed, { now }));
    const accepted = (await Promise.all(tries)).filter(({ outcome }) => outcome === "accepted");
    expect(accepted).toHaveLength(1);
    const { actor } = await again(next);
    expect(needsSecondStep(actor)).toBe(false);
    expect((await listOwnPasskeys(actor)).codesLeft).toBe(9);
  });

  it("do not count as a passkey, but let their owner make a new one", async () => {
    const { caller } = await adminWithDevice();
    const [code] = await makeRecoveryCodes(caller.actor, { now });
    const next = await linkAlone(caller);
    await giveRecoveryCode(next, code!, { now });
    const recovered = await again(next);
    await expect(makeRecoveryCodes(recovered.actor, { now })).rejects.toThrow("passkey");
    const made = await register(recovered, new Authenticator());
    expect(made).toEqual({ outcome: "registered", isFirst: false });
  });

  it("are void once there are new ones, and nobody else’s work", async () => {
    const { caller } = await adminWithDevice();
    const [old] = await makeRecoveryCodes(caller.actor, { now });
    await makeRecoveryCodes(caller.actor, { now });
    const other = await adminWithDevice();
    const [theirs] = await makeRecoveryCodes(other.caller.actor, { now });
    const next = await linkAlone(caller);
    for (const code of [old!, theirs!, "", "x".repeat(5000)]) {
      expect(await giveRecoveryCode(next, code, { now })).toEqual({ outcome: "refused" });
    }
  });
});
