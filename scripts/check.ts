import { runSteps } from "./test/run-steps";
import { architecture, format, lint, types, unit } from "./test/steps";

// `npm run check`: the part of `npm test` that is quick enough for every save.
await runSteps([format, lint, types, unit, architecture]);
