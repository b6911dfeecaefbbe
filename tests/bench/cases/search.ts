import { listSignatories } from "@/lib/signatories";
import { median, percentile } from "../figures";
import type { Row } from "../interleave";
import type { Stage } from "../stage";

/** From the beginning that fits the most names to one that fits none. */
const searches = ["a", "м", "a p", "ada", "ada p", "a b c", "nadia testwell", "zz"];
const times = 15;

type Site = { rows: number; database: string };

/**
 * How long the first page of each search takes in the database and back, one after another, with
 * many names beside few.
 */
export async function timeSearches(stage: Stage, few: Site, many: Site): Promise<Row[]> {
  const timed = async ({ database }: Site) => stage.onDatabase(database, timeAll);
  const [baseline, measured] = [await timed(few), await timed(many)];
  return searches.map((q, n) => ({
    case: `search "${q}", ${many.rows.toLocaleString("en")} rows`,
    ...toFigures(measured[n]!),
    baseline: `${few.rows.toLocaleString("en")}-rows`,
    ratio: Number((median(baseline[n]!) / median(measured[n]!)).toFixed(3)),
  }));
}

async function timeAll(): Promise<number[][]> {
  const taken: number[][] = searches.map(() => []);
  for (let round = 0; round <= times; round += 1) {
    for (const [n, q] of searches.entries()) {
      const begun = performance.now();
      await listSignatories("british", { q });
      // The first round opens connections and plans.
      if (round > 0) taken[n]!.push(performance.now() - begun);
    }
  }
  return taken;
}

function toFigures(taken: number[]) {
  const sorted = [...taken].sort((a, b) => a - b);
  return {
    perSecond: Number((1000 / median(sorted)).toFixed(1)),
    p50: Number(median(sorted).toFixed(2)),
    p99: Number(percentile(sorted, 0.99).toFixed(2)),
  };
}
