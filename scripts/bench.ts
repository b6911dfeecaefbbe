import { benchNames, runBenches } from "@/tests/bench";
import { parseBenchOptions } from "@/tests/bench/options";
import { fail } from "./boot/progress.mjs";
import { messageOf } from "./command";

try {
  await runBenches(parseBenchOptions(process.argv.slice(3), benchNames));
  process.exit(0);
} catch (error) {
  fail(messageOf(error));
}
