import { runDrills } from "@/tests/faults/run-drills";
import { fail } from "./boot/progress.mjs";
import { messageOf } from "./command";

// `npm run drill`: what was acknowledged is there, whatever died in between.
try {
  process.exit((await runDrills(process.argv.slice(3))) ? 0 : 1);
} catch (error) {
  fail(messageOf(error));
}
