import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { pool } from "@/lib/db";
import { answerChallenge, readLimitsMeasures } from "@/lib/limits";
import { forgetLimits } from "@/lib/limits/state";
import { confirmSignature, signStatement } from "@/lib/signing";
import type { Visitor } from "@/lib/signing/schema";
import { later, storyStart } from "../support/clock";
import { botAt, visitorAt } from "../support/limits";
import { stranger } from "../support/people";
import {
  british,
  confirmTokenOf,
  countMails,
  fillForm,
  readCounts,
  requireRow,
} from "../support/signing";

process.env.LIMITS = "on";

const networks = ["203.0.113.7", "198.51.100.8", "192.0.2.9", "2001:db8:bad::1", "203.0.112.10"];
const home = "100.64.7.7";

beforeEach(() => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  vi.useFakeTimers({ now: storyStart, toFake: ["Date"] });
});

afterEach(() => {
  vi.useRealTimers();
  forgetLimits();
});

function sign(person: { name: string; email: string }, visitor: Visitor, now: Date) {
  return signStatement(fillForm(person), { slug: british, locale: "en", visitor }, { now });
}

/** A thousand posts a minute for five minutes, from five networks, each with a mailbox of its own. */
async function runBots(): Promise<{ taken: string[]; refused: number }> {
  const taken: string[] = [];
  let refused = 0;
  for (let minute = 0; minute < 5; minute += 1) {
    const now = later({ minutes: minute });
    vi.setSystemTime(now);
    const posts = Array.from({ length: 1_000 }, async (_, n) => {
      const email = `bot-${minute}-${n}@farm-${n % 40}.example`;
      const result = await sign({ name: "Bot Botson", email }, botAt(networks[n % 5]!), now);
      if (result.outcome === "awaiting_confirmation") taken.push(email);
      else refused += 1;
    });
    await Promise.all(posts);
  }
  return { taken, refused };
}

it("5,000 signatures by a script raise proof of work and quarantine, and stop nobody elsewhere", async () => {
  const { taken, refused } = await runBots();
  expect(taken.length + refused).toBe(5_000);
  const now = later({ minutes: 4 });

  for (const network of networks) {
    expect((await answerChallenge(network, { now })).outcome).toBe("answer");
    expect(await answerChallenge(network, { now })).toMatchObject({ answer: { required: true } });
  }
  const { rows } = await pool.query<{ waits: number; passes: number }>(
    `select count(*) filter (where quarantined)::int as waits,
       count(*) filter (where not quarantined)::int as passes from signature`,
  );
  // What a network may send before anything is asked of it.
  expect(rows[0]!.passes).toBeLessThanOrEqual(5 * 20);
  expect(rows[0]!.waits).toBe(taken.length - rows[0]!.passes);
  // Their mails do not drown those of others, nor fall upon 5,000 strangers.
  expect((await countMails()).confirm).toBeLessThanOrEqual(5 * (20 + 40));
  expect(readLimitsMeasures()).toMatchObject({ judged: 5_000, proven: 0 });

  const person = stranger();
  const outcome = await sign(person, visitorAt(home, now), now);
  expect(outcome).toEqual({ outcome: "awaiting_confirmation" });
  await confirmSignature(confirmTokenOf(await requireRow(person.email)), null, { now });
  expect((await readCounts()).british).toBe(1);
});

it("a bot that confirms from its own mailbox reads thank you and is not counted", async () => {
  const { taken } = await runBots();
  const last = await requireRow(taken.at(-1)!);
  expect(await confirmSignature(confirmTokenOf(last), null, { now: storyStart })).toEqual({
    outcome: "confirmed",
    statementSlug: british,
  });
  expect(await requireRow(taken.at(-1)!)).toMatchObject({
    state: "confirmed",
    quarantined: true,
    flags: expect.arrayContaining(["velocity", "unproven", "suspicious"]),
  });
  expect((await readCounts()).british).toBe(0);
});

it("a network at a rate that no people reach is refused, and its post stored nowhere", async () => {
  const outcomes = [];
  for (let n = 0; n < 241; n += 1) {
    outcomes.push(await sign(stranger(), visitorAt(networks[0]!, storyStart), storyStart));
  }
  expect(outcomes.at(-1)).toEqual({ outcome: "limited", retryAfterSeconds: 60 });
  expect((await pool.query("select from signature")).rowCount).toBe(240);
});
