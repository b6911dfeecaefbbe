import { runLoad } from "./run-load";
import type { LoadRun } from "./schema";

// The process that plays the clients: it shares no event loop with any server. It keeps the
// plan between rounds, so that no round spends its time on handing over addresses.
let run: LoadRun | undefined;
let next = 0;

process.on("message", async (message: Partial<LoadRun>) => {
  run = { ...run, ...message } as LoadRun;
  if (message.plan) next = 0;
  const result = await runLoad(run, next);
  next += result.requests + Object.values(result.unexpected).reduce((sum, n) => sum + n, 0);
  process.send!(result);
});
process.on("disconnect", () => process.exit(0));
process.send!("ready");
