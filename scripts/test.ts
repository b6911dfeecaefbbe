import { fail } from "./boot/progress.mjs";
import { ensureChromium } from "./test/chromium";
import { runSteps } from "./test/run-steps";
import {
  architecture,
  build,
  endToEnd,
  format,
  integration,
  lint,
  types,
  unit,
} from "./test/steps";

// `npm test`: everything that proves the project. Chromium comes first, so that nobody
// waits for the rest to learn that there is none.
try {
  ensureChromium();
} catch (error) {
  fail((error as Error).message);
}
const steps = [format, lint, types, unit, architecture, integration, build, endToEnd];
await runSteps(steps, new Map([[endToEnd, build]]));
