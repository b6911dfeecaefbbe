import { describeError, log } from "@/lib/log";
import { releaseDeadWorkers, removeHeartbeat, writeHeartbeat } from "./store";

const everyMs = 5_000;

/**
 * Beats for a worker until stopped and looks after the jobs of dead ones. A database
 * that is away for a while costs beats and nothing else: readiness tells of it.
 */
export function startHeartbeat(worker: string): { stop(): Promise<void> } {
  let running = true;
  let timer: NodeJS.Timeout | undefined;
  const beat = async (): Promise<void> => {
    try {
      await writeHeartbeat(worker);
      const released = await releaseDeadWorkers();
      if (released > 0) log.warn("dead_workers_released", { released });
    } catch (error) {
      log.warn("heartbeat_missed", { error: describeError(error) });
    }
    if (running) timer = setTimeout(() => (current = beat()), everyMs);
  };
  let current = beat();
  return {
    async stop() {
      running = false;
      clearTimeout(timer);
      await current;
      await removeHeartbeat(worker).catch(() => {});
    },
  };
}
