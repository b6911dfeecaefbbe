import { note, step } from "@/scripts/boot/progress.mjs";
import { benchConfirm } from "./cases/confirm";
import { benchList } from "./cases/list";
import { benchPage } from "./cases/page";
import { benchSign } from "./cases/sign";
import type { Row, Rounds } from "./interleave";
import { writeResult } from "./report";
import { onStage, type Stage } from "./stage";

/**
 * Every benchmark by its name; each takes less than five minutes. Many short turns rather than
 * few long ones: what else the machine does then falls on all contenders alike.
 */
const benches: Record<string, { run: (stage: Stage, length: Rounds) => Promise<Row[]> } & Rounds> =
  {
    sign: { run: benchSign, rounds: 17, seconds: 2 },
    confirm: { run: benchConfirm, rounds: 10, seconds: 2 },
    page: { run: benchPage, rounds: 15, seconds: 2 },
    list: { run: benchList, rounds: 4, seconds: 1.5 },
  };

export const benchNames = Object.keys(benches);

/**
 * Runs the named benchmark, or all, one after another, each on a stage of its own; prints its
 * table and writes its file. `shorten` divides the rounds' number and length, to try things out.
 * Throws when something that was acknowledged is not in the database.
 */
export async function runBenches(name: string | undefined, shorten = 1): Promise<void> {
  const chosen = name === undefined ? benchNames : [name];
  for (const each of chosen) {
    const { run, rounds, seconds } = benches[each]!;
    const length = {
      rounds: Math.max(Math.round(rounds / shorten), 1),
      seconds: Math.max(seconds / shorten, 1),
    };
    note(`${each}: ${length.rounds} rounds of ${length.seconds} s after a warm-up`);
    const rows = await onStage((stage) => run(stage, length));
    process.stdout.write(await step("Writing the result", () => writeResult(each, rows)));
  }
}
