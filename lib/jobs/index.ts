import { EventEmitter } from "node:events";
import { run, type WorkerEvents } from "graphile-worker";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { loadComposer } from "@/lib/mail";
import { startHeartbeat } from "./heartbeat";
import { queueLogger } from "./queue-log";
import { crontab, tasks } from "./tasks";

/** Jobs at once: they wait for the database and for mail providers more than they compute. */
const concurrency = 4;

export type RunningWorker = {
  /** Takes no more jobs, waits for those in hand, and takes its sign of life away. */
  stop(): Promise<void>;
  /** Settles when the worker has ended; rejects when it ended by itself, and the process should too. */
  done: Promise<void>;
};

/**
 * Starts a worker on the queue and resolves once it listens. A commit wakes it through
 * LISTEN/NOTIFY; the poll is for connections that cannot listen. Leaves the process's
 * signals to its caller. Rejects when the database cannot be reached.
 */
export async function runWorker(): Promise<RunningWorker> {
  const events: WorkerEvents = new EventEmitter();
  let worker = "";
  events.on("pool:create", ({ workerPool }) => {
    worker = workerPool.id;
  });
  await loadComposer();
  const runner = await run({
    connectionString: env.databaseUrl,
    maxPoolSize: concurrency + 2,
    concurrency,
    pollInterval: 1_000,
    noHandleSignals: true,
    events,
    logger: queueLogger,
    taskList: tasks,
    crontab,
  });
  const heartbeat = startHeartbeat(worker);
  log.info("worker_started", { worker });
  const stop = once(async () => {
    await Promise.all([runner.stop().catch(() => {}), heartbeat.stop()]);
    log.info("worker_stopped", { worker });
  });
  // A runner that ends by itself must not go on looking alive.
  const done = runner.promise.finally(() => heartbeat.stop());
  done.catch(() => {});
  return { stop, done };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => (result ??= work());
}
