import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useDatabase } from "@/lib/env";
import { answerChallenge, judgeSubmission } from "@/lib/limits";
import { makeChallenge, redeemProof } from "@/lib/limits/proof";
import { forgetLimits } from "@/lib/limits/state";
import { closeValkey, describeCounting, findValkey } from "@/lib/limits/valkey";
import { FakeValkey } from "../support/fake-valkey";
import { solve, visitorAt } from "../support/limits";

vi.mock(import("@/lib/limits/rates"), async (original) => {
  const table = await original();
  return { ...table, proofRules: { ...table.proofRules, cost: 5 as 5_000 } };
});

// Sockets, and a challenge to solve, on a machine that may be busy.
vi.setConfig({ testTimeout: 20_000 });

const network = "203.0.113.7";
let valkey: FakeValkey;
let people = 0;

beforeEach(async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  valkey = new FakeValkey();
  const url = await valkey.start();
  Object.assign(process.env, { LIMITS: "on", VALKEY_URL: url });
  // Makes this process read its environment anew.
  useDatabase("postgresql://nobody@localhost/none");
  while (!findValkey()) await sleep(5);
});

afterEach(() => {
  closeValkey();
  valkey.stop();
  forgetLimits();
});

/** What one process remembers is gone; what all share is not: the next one is another machine. */
const onAnotherMachine = forgetLimits;

function sign() {
  const now = new Date();
  const address = `person${(people += 1)}@gmail.com`;
  return judgeSubmission(visitorAt(network, now), address, { now });
}

async function signMany(count: number) {
  let last;
  for (let n = 0; n < count; n += 1) last = await sign();
  return last;
}

it("counts what comes to several machines together, and shares the alarm", async () => {
  expect(await signMany(15)).toMatchObject({ flags: [] });
  onAnotherMachine();
  expect(await signMany(6)).toMatchObject({ flags: ["unproven"], quarantined: true });
  onAnotherMachine();
  const asked = await answerChallenge(network, { now: new Date() });
  expect(asked).toMatchObject({ answer: { required: true } });
});

it("takes a proof once, whichever machine it comes to", async () => {
  const now = new Date();
  const proof = await solve(await makeChallenge(now));
  expect(await redeemProof(proof, now)).toBe(true);
  onAnotherMachine();
  expect(await redeemProof(proof, now)).toBe(false);
});

it("leaves nothing there that names a network or an address", async () => {
  await signMany(3);
  expect(valkey.dump()).not.toBe("");
  expect(valkey.dump()).not.toMatch(/203\.0\.113|person|gmail/);
});

it("goes on alone at once while Valkey is away, and nobody is turned away for it", async () => {
  await signMany(3);
  valkey.stop();
  while (findValkey()) await sleep(5);
  expect(describeCounting()).toBe("valkey_away");
  expect(await signMany(3)).toMatchObject({ outcome: "taken", flags: [] });
  const now = new Date();
  const proof = await solve(await makeChallenge(now));
  expect([await redeemProof(proof, now), await redeemProof(proof, now)]).toEqual([true, false]);
});
