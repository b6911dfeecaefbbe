import { RateLimiterRedis } from "rate-limiter-flexible";
import { rates, type Counted, type KeyKind, type Rate } from "./rates";
import { limits } from "./state";
import { findValkey } from "./valkey";
import { countInWindows, type WindowCount } from "./window-counts";

/** Keys of an event by their kind, hashed; a kind that is absent is not counted. */
export type Keys = { [Kind in KeyKind]?: string | undefined };

/** How a rate stands after an event. */
export type Standing = {
  rate: Rate;
  /** Of its limit: above 1 it is exceeded. */
  load: number;
  /** How long until the window that is exceeded ends. */
  retryAfterSeconds: number;
};

/** Counts an event under each of its keys and says how every rate of the table about it stands. */
export async function countEvent(counted: Counted, keys: Keys, now: Date): Promise<Standing[]> {
  const asked = ratesOf(counted).filter(({ key }) => keys[key] !== undefined);
  const kinds = [...new Set(asked.map(({ key }) => key))];
  const names = kinds.map((kind) => `${counted}:${kind}`);
  const counts = findValkey()
    ? await Promise.all(names.map((name, n) => countForAll(name, keys[kinds[n]!]!, now)))
    : names.map((name, n) => countHere(name, keys[kinds[n]!]!, now));
  return asked.map((rate) => standingOf(rate, counts[kinds.indexOf(rate.key)]!, now));
}

const byCounted = Map.groupBy(rates, ({ counts }) => counts);

function ratesOf(counted: Counted): readonly Rate[] {
  return byCounted.get(counted) ?? [];
}

function standingOf(rate: Rate, count: WindowCount, now: Date): Standing {
  const inMinute = count.aMinute / rate.aMinute;
  const inHour = count.anHour / rate.anHour;
  const ends = inHour > inMinute ? count.hourEnds : count.minuteEnds;
  const retryAfterSeconds = Math.max(Math.ceil((ends - now.getTime()) / 1000), 1);
  return { rate, load: Math.max(inMinute, inHour), retryAfterSeconds };
}

function countHere(name: string, key: string, now: Date): WindowCount {
  const counts = limits.counts.get(name) ?? new Map();
  limits.counts.set(name, counts);
  return countInWindows(counts, key, now);
}

/** Counts for all machines; when Valkey fails meanwhile, for this one. */
async function countForAll(name: string, key: string, now: Date): Promise<WindowCount> {
  const inMinute = limiterOf(name, 60)?.penalty(key);
  const inHour = limiterOf(name, 3_600)?.penalty(key);
  const [minute, hour] = await Promise.all([inMinute, inHour]).catch(() => []);
  if (!minute || !hour) return countHere(name, key, now);
  return {
    aMinute: minute.consumedPoints,
    minuteEnds: now.getTime() + minute.msBeforeNext,
    anHour: hour.consumedPoints,
    hourEnds: now.getTime() + hour.msBeforeNext,
  };
}

const limiters = new WeakMap<object, Map<string, RateLimiterRedis>>();

function limiterOf(name: string, duration: number): RateLimiterRedis | null {
  const storeClient = findValkey();
  if (!storeClient) return null;
  const made = limiters.get(storeClient) ?? new Map<string, RateLimiterRedis>();
  limiters.set(storeClient, made);
  const keyPrefix = `undersigned:limits:${name}:${duration}`;
  const limiter =
    made.get(keyPrefix) ?? new RateLimiterRedis({ storeClient, keyPrefix, duration, points: 1 });
  made.set(keyPrefix, limiter);
  return limiter;
}
