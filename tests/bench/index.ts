import { note, step } from "@/scripts/boot/progress.mjs";
import { benchConfirm } from "./cases/confirm";
import { benchConfirmations } from "./cases/confirmations";
import { benchEnumeration } from "./cases/enumeration";
import { benchDashboard } from "./cases/dashboard";
import { benchGarbage } from "./cases/garbage";
import { benchExport } from "./cases/export";
import { benchList } from "./cases/list";
import { benchMail } from "./cases/mail";
import { benchPage } from "./cases/page";
import { benchPlans } from "./cases/plans";
import { benchSign } from "./cases/sign";
import { benchSlow } from "./cases/slow";
import { benchSoak } from "./cases/soak";
import type { Row, Rounds } from "./interleave";
import type { BenchOptions, Length } from "./options";
import { writeResult } from "./report";
import { onStage, type Stage } from "./stage";

type Bench = { run: (stage: Stage, length: Length) => Promise<Row[]> } & Rounds;

const noRounds = { rounds: 1, seconds: 1 };

/**
 * Every benchmark by its name; each takes less than five minutes unless asked for more. Many
 * short turns rather than few long ones: what else the machine does then falls on all
 * contenders alike.
 */
const benches: Record<string, Bench> = {
  sign: { run: benchSign, rounds: 17, seconds: 2 },
  confirm: { run: benchConfirm, rounds: 10, seconds: 2 },
  page: { run: benchPage, rounds: 15, seconds: 2 },
  export: { run: benchExport, rounds: 5, seconds: 1 },
  list: { run: benchList, rounds: 4, seconds: 1.5 },
  dashboard: { run: benchDashboard, rounds: 5, seconds: 1 },
  plans: { run: benchPlans, ...noRounds },
  confirmations: { run: benchConfirmations, ...noRounds },
  mail: { run: benchMail, rounds: 5, seconds: 1 },
  garbage: { run: benchGarbage, rounds: 8, seconds: 3 },
  slow: { run: benchSlow, rounds: 6, seconds: 4 },
  enumeration: { run: benchEnumeration, ...noRounds },
  soak: { run: benchSoak, ...noRounds },
};

export const benchNames = Object.keys(benches);

/**
 * Runs the named benchmark, or all, one after another, each on a stage of its own; prints its
 * table and writes its file. Throws when something that was acknowledged is not in the database.
 */
export async function runBenches({ name, shorten, minutes }: BenchOptions): Promise<void> {
  const chosen = name === undefined ? benchNames : [name];
  for (const each of chosen) {
    const { run, rounds, seconds } = benches[each]!;
    const length = {
      rounds: Math.max(Math.round(rounds / shorten), 1),
      seconds: Math.max(seconds / shorten, 1),
      minutes,
    };
    if (rounds > 1) note(`${each}: ${length.rounds} rounds of ${length.seconds} s after a warm-up`);
    const rows = await onStage((stage) => run(stage, length));
    process.stdout.write(await step("Writing the result", () => writeResult(each, rows)));
  }
}
