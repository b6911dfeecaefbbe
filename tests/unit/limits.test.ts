import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  answerChallenge,
  judgeLinkRequest,
  judgeStaffLinkRequest,
  judgeSubmission,
  makeFormTime,
} from "@/lib/limits";
import type { SubmissionVerdict } from "@/lib/limits/schema";
import { forgetLimits, limits } from "@/lib/limits/state";
import { countInWindows } from "@/lib/limits/window-counts";
import { later, storyStart } from "../support/clock";
import { botAt, prove, visitorAt } from "../support/limits";

// The limits as they are on a public site. Read at the first look, which is later than this.
process.env.LIMITS = "on";

// The same challenge, easier: the machine that runs the tests has more to do.
vi.mock(import("@/lib/limits/rates"), async (original) => {
  const table = await original();
  return { ...table, proofRules: { ...table.proofRules, cost: 5 as 5_000 } };
});

vi.setConfig({ testTimeout: 20_000 });

const hall = "203.0.113.7";
const home = "198.51.100.20";
const good = { outcome: "taken", flags: [], quarantined: false, holdMail: false };
let people = 0;

beforeEach(() => {
  // Alarms are written to the log; here they are the story itself.
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  vi.useFakeTimers({ now: storyStart, toFake: ["Date"] });
});

afterEach(() => {
  forgetLimits();
  vi.useRealTimers();
});

/** An address of somebody else each time, at a large provider. */
const somebody = () => `person${(people += 1)}@gmail.com`;

const sign = (network: string, now = storyStart, address = somebody()) =>
  judgeSubmission(visitorAt(network, now), address, { now });

async function signMany(count: number, network: string, now = storyStart) {
  for (let n = 0; n < count; n += 1) await sign(network, now);
}

/** Whether browsers in that network are asked to work. */
async function isAskedForProof(network: string, now = storyStart): Promise<boolean> {
  const asked = await answerChallenge(network, { now });
  return asked.outcome === "answer" && asked.answer.required;
}

describe("people", () => {
  it("notice nothing, one by one or a hall full of them at their pace", async () => {
    for (let n = 0; n < 100; n += 1) {
      expect(await sign(hall, later({ seconds: n * 6 }))).toEqual(good);
    }
    expect(await isAskedForProof(hall, later({ minutes: 10 }))).toBe(false);
  });

  it("from large providers may come in any number, each from a network of their own", async () => {
    for (let n = 0; n < 3_000; n += 1) {
      const network = `10.${n % 250}.${Math.floor(n / 250)}.1`;
      expect(await sign(network)).toEqual(good);
    }
    expect(await isAskedForProof(home)).toBe(false);
  });

  it("behind one address all at once are asked for their browsers' work, and pass with it", async () => {
    await signMany(20, hall);
    expect(await isAskedForProof(hall)).toBe(false);
    await sign(hall);
    expect(await isAskedForProof(hall)).toBe(true);
    const proof = await prove(hall, storyStart);
    const visitor = visitorAt(hall, storyStart, { proof });
    expect(await judgeSubmission(visitor, somebody(), { now: storyStart })).toEqual(good);
  });

  it("without JavaScript there are taken all the same, and wait for an organiser's look", async () => {
    await signMany(20, hall);
    expect(await sign(hall)).toEqual({ ...good, flags: ["unproven"], quarantined: true });
  });

  it("elsewhere are asked for nothing while one network rages", async () => {
    await signMany(1_000, hall);
    for (let n = 0; n < 30; n += 1) {
      await judgeSubmission(botAt(hall), somebody(), { now: storyStart });
    }
    expect(await isAskedForProof(home)).toBe(false);
    expect(await sign(home)).toEqual(good);
  });

  it("with an old tab, without its form time or by the API raise no suspicion by that alone", async () => {
    for (const formMadeAt of [null, "", makeFormTime(later({ days: -3 })), "forged.time"]) {
      const visitor = { ...visitorAt(home, storyStart), formMadeAt };
      expect(await judgeSubmission(visitor, somebody(), { now: storyStart })).toEqual(good);
    }
    const call = { ...botAt(home), trap: null, isApi: true };
    expect(await judgeSubmission(call, somebody(), { now: storyStart })).toEqual(good);
  });
});

describe("a script", () => {
  it("that fills in what nobody sees is flagged, and after a few its network has to prove work", async () => {
    for (let n = 0; n < 5; n += 1) {
      const verdict = await judgeSubmission(botAt(hall), somebody(), { now: storyStart });
      expect(verdict).toEqual({ ...good, flags: ["suspicious"] });
    }
    expect(await isAskedForProof(hall)).toBe(false);
    const sixth = await judgeSubmission(botAt(hall), somebody(), { now: storyStart });
    expect(sixth).toMatchObject({ flags: ["suspicious", "unproven"], quarantined: true });
    expect(await isAskedForProof(hall)).toBe(true);
    expect(await isAskedForProof(home)).toBe(false);
  });

  it("from many networks makes everybody's browser work", async () => {
    for (let n = 0; n < 70; n += 1) {
      await judgeSubmission(botAt(`10.9.${n}.1`), somebody(), { now: storyStart });
    }
    expect(await isAskedForProof(home)).toBe(true);
  });

  it("is quarantined by its rate even with proofs, held back without, and refused in the end", async () => {
    const verdicts: SubmissionVerdict[] = [];
    for (let n = 0; n < 250; n += 1) verdicts.push(await sign(hall));
    const flagsOf = (n: number) => verdicts[n]!.outcome === "taken" && verdicts[n]!.flags;
    expect(flagsOf(19)).toEqual([]);
    expect(flagsOf(25)).toEqual(["unproven"]);
    expect(verdicts[25]).toMatchObject({ holdMail: false });
    expect(verdicts[35]).toMatchObject({ holdMail: true });
    expect(flagsOf(95)).toEqual(["velocity", "unproven"]);
    expect(verdicts[240]).toEqual({ outcome: "refused", retryAfterSeconds: 60 });
  });

  it("that spreads over a neighbourhood or one mail domain is seen as well", async () => {
    let last;
    for (let n = 0; n < 210; n += 1) last = await sign(`203.0.113.${n}`);
    expect(last).toMatchObject({ quarantined: true, flags: ["velocity", "unproven"] });
    for (let n = 0; n < 61; n += 1) {
      last = await sign(`10.7.${n}.1`, storyStart, `bot${n}@farm.example`);
    }
    expect(last).toMatchObject({ quarantined: true, flags: ["velocity"] });
  });

  it("that posts one address again and again sends it no more mail, and is not told", async () => {
    const verdicts = [];
    for (let n = 0; n < 7; n += 1)
      verdicts.push(await sign(`10.6.${n}.1`, storyStart, "a@gmail.com"));
    expect(verdicts.map((each) => each.outcome === "taken" && each.holdMail)).toEqual([
      ...Array<boolean>(5).fill(false),
      true,
      true,
    ]);
  });

  it("with a mailbox to throw away is flagged and not stopped", async () => {
    const verdict = await sign(home, storyStart, "a@sub.mailinator.com");
    expect(verdict).toEqual({ ...good, flags: ["disposable"] });
  });
});

describe("the demand for proof", () => {
  it("ends ten minutes after it has become calm, not at the first quiet minute", async () => {
    await signMany(21, hall);
    const stillBusy = later({ minutes: 8 });
    await signMany(12, hall, stillBusy);
    expect(await isAskedForProof(hall, later({ minutes: 17 }))).toBe(true);
    expect(await isAskedForProof(hall, later({ minutes: 19 }))).toBe(false);
  });

  it("is met by a challenge of ours, once, in time, and by nothing else", async () => {
    await signMany(21, hall);
    const proof = (await prove(hall, storyStart))!;
    const judge = async (given: string | null, now = storyStart) => {
      const visitor = visitorAt(hall, now, { proof: given });
      const verdict = await judgeSubmission(visitor, somebody(), { now });
      return verdict.outcome === "taken" && !verdict.flags.includes("unproven");
    };
    const payload = JSON.parse(atob(proof));
    const forged = (change: object) => btoa(JSON.stringify({ ...payload, ...change }));
    const easier = { ...payload.challenge.parameters, expiresAt: 9_999_999_999 };
    for (const wrong of [
      "",
      "nonsense",
      btoa("null"),
      btoa("{}"),
      "A".repeat(5_000),
      forged({ solution: null }),
      forged({ solution: { ...payload.solution, derivedKey: "00".repeat(32) } }),
      forged({ challenge: { ...payload.challenge, parameters: easier } }),
      forged({ challenge: { ...payload.challenge, signature: undefined } }),
      forged({ challenge: null }),
    ]) {
      expect(await judge(wrong), wrong.slice(0, 60)).toBe(false);
    }
    const tooLate = later({ minutes: 11 });
    vi.setSystemTime(tooLate);
    await signMany(21, hall, tooLate);
    expect(await judge(proof, tooLate)).toBe(false);
    vi.setSystemTime(storyStart);
    const twice = await Promise.all([judge(proof), judge(proof)]);
    expect(twice.toSorted()).toEqual([false, true]);
    expect(await judge(proof)).toBe(false);
  });
});

describe("requests for a link", () => {
  it("are answered alike; an address gets two mails a minute and four an hour", async () => {
    const ask = (now: Date) => judgeLinkRequest(home, "anna@example.org", { now });
    const held = [];
    for (const minutes of [0, 0, 0, 5, 10, 15]) {
      const verdict = await ask(later({ minutes }));
      held.push(verdict.outcome === "taken" && verdict.holdMail);
    }
    expect(held).toEqual([false, false, true, false, true, true]);
  });

  it("are refused to a network at a rate that nobody reaches", async () => {
    for (let n = 0; n < 60; n += 1) await judgeLinkRequest(home, somebody(), { now: storyStart });
    expect(await judgeLinkRequest(home, somebody(), { now: storyStart })).toEqual({
      outcome: "refused",
      retryAfterSeconds: 60,
    });
  });
});

describe("requests of the team for a link", () => {
  it("are refused to nobody: who shares the network can only make their mails wait", async () => {
    const ask = () => judgeStaffLinkRequest(home, somebody(), { now: storyStart });
    for (let n = 0; n < 70; n += 1) await judgeLinkRequest(home, somebody(), { now: storyStart });
    expect(await ask(), "signers are counted apart").toEqual({ holdMail: false });
    for (let n = 0; n < 59; n += 1) await ask();
    expect(await ask()).toEqual({ holdMail: true });
    for (let n = 0; n < 2_000; n += 1) await ask();
    expect(await ask()).toEqual({ holdMail: true });
  });
});

describe("what is remembered", () => {
  it("holds no address and no network, and is another's every day", async () => {
    await sign("2001:db8:1:2::7", storyStart, "anna@farm.example");
    const names = () => [...limits.counts.values()].flatMap((counts) => [...counts.keys()]);
    const today = names();
    expect(today.join(" ")).not.toMatch(/2001|db8|anna|farm/);
    await sign("2001:db8:1:2::7", later({ days: 1 }), "anna@farm.example");
    expect(names().filter((name) => name !== "everybody" && today.includes(name))).toEqual([]);
  });

  it("is bounded: a flood of keys that never come back leaves those that are known counted", () => {
    const counts = new Map();
    countInWindows(counts, "known", storyStart);
    for (let n = 0; n < 150_000; n += 1) countInWindows(counts, `k${n}`, storyStart);
    expect(counts.size).toBe(100_000);
    expect(countInWindows(counts, "known", storyStart).aMinute).toBe(2);
    countInWindows(counts, "fresh", later({ hours: 2 }));
    expect(counts.size).toBe(1);
  });

  it("joins the addresses of one connection: an IPv6 /64, however it is written", async () => {
    for (let n = 0; n < 21; n += 1) await sign(`2001:db8:0:1::${n.toString(16)}`);
    expect(await isAskedForProof("2001:0db8:0000:0001:ffff::1")).toBe(true);
    expect(await isAskedForProof("2001:db8:0:2::1")).toBe(false);
  });
});
