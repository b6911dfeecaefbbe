import { closeDatabase } from "@/lib/db";
import { env, loadEnvFile } from "@/lib/env";
import { fail, note } from "./boot/progress.mjs";
import { messageOf } from "./command";
import { openDatabase, type OpenDatabase } from "./database";
import { onStopSignal } from "./stop-signals";

let database: OpenDatabase | undefined;
let worker: Awaited<ReturnType<typeof import("@/lib/jobs").runWorker>> | undefined;
let stopping = false;

onStopSignal(stop, () => process.exit(130));
try {
  loadEnvFile();
  if (!env.secretKeys) throw new Error("SECRET_KEYS must be set");
  database = await openDatabase("worker");
  const { runWorker } = await import("@/lib/jobs");
  worker = await runWorker();
  // A worker that ends by itself would leave an idle process: its supervisor starts another.
  worker.done.catch((error: unknown) => !stopping && fail(messageOf(error)));
  if (process.argv[2] === "worker") note("the worker is at work; Ctrl-C stops it");
} catch (error) {
  await database?.close();
  if (!stopping) fail(messageOf(error));
}

/** Finishes the jobs at hand, then closes what it opened. */
async function stop(): Promise<void> {
  stopping = true;
  await worker?.stop().catch(() => {});
  await closeDatabase().catch(() => {});
  await database?.close();
  process.exit(0);
}
