import { note } from "@/scripts/boot/progress.mjs";
import { median } from "./figures";
import type { LoadGenerator, LoadResult } from "./load";

/** Somebody who is measured: the site or a baseline. */
export interface Contender {
  name: string;
  load: LoadGenerator;
}

/** How one contender did in each round. */
export interface Series {
  name: string;
  rounds: LoadResult[];
}

export interface Rounds {
  rounds: number;
  seconds: number;
}

/** Long enough for the compiler to have seen the hot code of each. */
const warmUpSeconds = 3;

/** How long each contender is loaded in all. */
export function secondsOf({ rounds, seconds }: Rounds): number {
  return Math.max(warmUpSeconds, seconds) + rounds * seconds;
}

/**
 * Lets contenders take turns (A B C A B C …), so that whatever else slows the machine slows
 * them all; a first turn of each warms up and is not kept in the figures, but in what was
 * acknowledged. Every answer must be the expected one.
 */
export async function interleave(contenders: Contender[], length: Rounds) {
  const series = contenders.map(({ name }): Series => ({ name, rounds: [] }));
  const warmUp: LoadResult[] = [];
  for (let round = 0; round <= length.rounds; round += 1) {
    for (const [index, { name, load }] of contenders.entries()) {
      const seconds = round === 0 ? Math.max(warmUpSeconds, length.seconds) : length.seconds;
      const result = await load.run(seconds);
      requireExpected(name, result);
      if (round === 0) warmUp[index] = result;
      else series[index]!.rounds.push(result);
    }
  }
  for (const { name, rounds } of series) note(describeRounds(name, rounds));
  const acknowledged = series.map(({ rounds }, index) =>
    [warmUp[index]!, ...rounds].flatMap((round) => round.acknowledged),
  );
  return { series, acknowledged };
}

/** Each round by itself: a machine that was busy with something else shows in it. */
function describeRounds(name: string, rounds: LoadResult[]): string {
  const speeds = rounds.map(({ perSecond }) => Math.round(perSecond));
  return `${name}: ${speeds.join(", ")} a second`;
}

function requireExpected(name: string, { requests, unexpected }: LoadResult): void {
  const others = Object.entries(unexpected).map(([what, times]) => `${times} × ${what}`);
  if (others.length > 0) throw new Error(`${name} answered otherwise: ${others.join(", ")}`);
  if (requests === 0) throw new Error(`${name} ran out of requests: fewer seconds or more seed`);
}

/** A line of the result: the medians of one contender, and how it stands to another. */
export interface Row {
  case: string;
  perSecond: number;
  p50: number;
  p99: number;
  baseline: string;
  ratio: number;
}

/** Compares round by round, so that a slow moment counts in both, and takes medians. */
export function compare(name: string, measured: Series, baseline: Series): Row {
  const ratios = measured.rounds.map(
    ({ perSecond }, n) => perSecond / baseline.rounds[n]!.perSecond,
  );
  return {
    case: name,
    perSecond: round(median(measured.rounds.map((each) => each.perSecond)), 1),
    p50: round(median(measured.rounds.map((each) => each.p50)), 2),
    p99: round(median(measured.rounds.map((each) => each.p99)), 2),
    baseline: baseline.name,
    ratio: round(median(ratios), 3),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
