import { createHmac, randomBytes } from "node:crypto";
import type { KeyKind } from "./rates";
import { limitsSecret } from "./secrets";
import { limits } from "./state";
import { findValkey } from "./valkey";

const dayInMs = 86_400_000;
/** How often (milliseconds) a process that counts alone looks whether it may join the others. */
const retryAfterMs = 10_000;

/**
 * A name for a network, domain or address that means nothing to whoever reads it: keyed with the
 * limits key and a random key of the day, which is in memory only (privacy rule 5). After the
 * day nobody can tell what it stood for, not even with the keys.
 */
export type HashKey = (kind: KeyKind, value: string) => string;

/** Today's way to name things; the same on all machines that share a Valkey. */
export async function todaysHash(now: Date): Promise<HashKey> {
  const key = await dailyKey(now);
  return (kind, value) =>
    createHmac("sha256", key).update(`${kind}:${value}`).digest("base64url").slice(0, 22);
}

async function dailyKey(now: Date): Promise<Buffer> {
  const day = Math.floor(now.getTime() / dayInMs);
  const known = limits.daily?.day === day ? limits.daily : null;
  if (known && (known.isShared || !mayShare(known, now))) return known.key;
  const own = known?.key ?? toKey(randomBytes(32));
  // What was counted under yesterday's names is found by nobody any more.
  if (!known) limits.counts.clear();
  // Set before anybody waits: who asks meanwhile counts under the same key.
  limits.daily = { day, key: own, isShared: false, triedAt: now.getTime() };
  const shared = await agreeOnRandom(day);
  if (!shared) return own;
  const key = toKey(shared);
  limits.daily = { day, key, isShared: true, triedAt: now.getTime() };
  return key;
}

function mayShare({ triedAt }: { triedAt: number }, now: Date): boolean {
  return findValkey() !== null && now.getTime() - triedAt >= retryAfterMs;
}

function toKey(random: Buffer): Buffer {
  return createHmac("sha256", limitsSecret("networks")).update(random).digest();
}

/** The day's random, made by whichever machine comes first; gone with the day. Null without Valkey. */
async function agreeOnRandom(day: number): Promise<Buffer | null> {
  const valkey = findValkey();
  if (!valkey) return null;
  const name = `undersigned:limits:day:${day}`;
  try {
    await valkey.set(name, randomBytes(32).toString("base64url"), "EX", 2 * 86_400, "NX");
    const random = await valkey.get(name);
    return random ? Buffer.from(random, "base64url") : null;
  } catch {
    return null;
  }
}
