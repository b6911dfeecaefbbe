import { onStopSignal } from "../stop-signals";
import type { Step } from "./steps";
import { stopTools } from "./tools";

/**
 * Runs steps one after another and goes on after a failure, so that one run shows
 * everything that is wrong. A step is left out only when one of those it `needs` has
 * failed; it then counts as a failure itself. Ends the process: its last line says how
 * many cases passed and failed, its exit code is 1 when any did.
 */
export async function runSteps(
  steps: Step[],
  needs: ReadonlyMap<Step, Step> = new Map(),
): Promise<never> {
  onStopSignal(() => {
    stopTools();
    process.exit(130);
  });
  const broken = new Set<Step>();
  const summary: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const step of steps) {
    const begin = Date.now();
    const needed = needs.get(step);
    const isPossible = !needed || !broken.has(needed);
    const { counts, problem } = isPossible
      ? await step.run()
      : { counts: { passed: 0, failed: 1 }, problem: `${needed!.name} failed` };
    passed += counts.passed;
    failed += counts.failed;
    if (counts.failed) broken.add(step);
    if (problem) console.log(problem);
    const line = describe(step.name, counts, Date.now() - begin);
    console.log(line);
    summary.push(line);
  }
  console.log(["", ...summary, `${passed} passed, ${failed} failed`].join("\n"));
  process.exit(failed ? 1 : 0);
}

function describe(
  name: string,
  { passed, failed }: { passed: number; failed: number },
  milliseconds: number,
): string {
  const result = failed ? `${passed} passed, ${failed} failed` : `${passed} passed`;
  return `${failed ? "✗" : "✓"} ${name}: ${result} (${(milliseconds / 1000).toFixed(1)} s)`;
}
