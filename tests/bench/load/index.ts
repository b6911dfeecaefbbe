import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { LoadResult, LoadRun } from "./schema";

export type { LoadResult, LoadRun, Plan } from "./schema";

/** A load generator in a process of its own. */
export interface LoadGenerator {
  /** Goes on with the run's requests for so many seconds and says how it went. */
  run(seconds: number): Promise<LoadResult>;
  stop(): void;
}

/** Starts a generator for one kind of request; each of its rounds goes on where the last one ended. */
export async function startLoad(run: Omit<LoadRun, "seconds">): Promise<LoadGenerator> {
  const file = fileURLToPath(new URL("generator.ts", import.meta.url));
  const child = fork(file, { execArgv: ["--import", "tsx"], serialization: "advanced" });
  const gone = once(child, "exit").then(() => {
    throw new Error("the load generator ended by itself");
  });
  gone.catch(() => {});
  const answer = () => Promise.race([once(child, "message"), gone]);
  await answer();
  let rest: Partial<LoadRun> = run;
  return {
    async run(seconds) {
      const result = answer();
      child.send({ ...rest, seconds });
      rest = {};
      return (await result)[0] as LoadResult;
    },
    stop: () => {
      if (child.connected) child.disconnect();
    },
  };
}
