import { benchNames, runBenches } from "@/tests/bench";
import { fail } from "./boot/progress.mjs";
import { messageOf } from "./command";

const [, , , name, shorten] = process.argv;
if (name !== undefined && !benchNames.includes(name)) {
  fail(`there is no benchmark ${name}: ${benchNames.join(", ")}`);
}
try {
  await runBenches(name, Number(shorten ?? 1));
  process.exit(0);
} catch (error) {
  fail(messageOf(error));
}
