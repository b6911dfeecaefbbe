import { closeDatabase } from "@/lib/db";
import { loadEnvFile } from "@/lib/env";
import { fail } from "./boot/progress.mjs";
import { openDatabase } from "./database";
import { onStopSignal } from "./stop-signals";

/**
 * Runs a short command that needs the database and ends the process after it: 0, or
 * 1 with one clear line. Leaves no server of its own behind, also when interrupted.
 */
export async function runCommand(purpose: string, work: () => Promise<void>): Promise<never> {
  let close = async () => {};
  onStopSignal(() => void close().finally(() => process.exit(130)));
  try {
    loadEnvFile();
    ({ close } = await openDatabase(purpose));
    await work();
  } catch (error) {
    await closeDatabase().catch(() => {});
    await close();
    fail(messageOf(error));
  }
  await closeDatabase();
  await close();
  process.exit(0);
}

/** The first line of what went wrong; connection errors to two addresses at once have none of their own. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return messageOf(error.errors[0]);
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split("\n")[0] || String(error);
}
