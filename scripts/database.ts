import { useDatabase, env } from "@/lib/env";
import { note } from "./boot/progress.mjs";
import { findRunningPostgres, startPostgres } from "./postgres";

/** A database for as long as a command needs it. */
export interface OpenDatabase {
  /** Ends what `openDatabase` started itself, and nothing else. */
  close(): Promise<void>;
}

/**
 * Points this process at its database: `DATABASE_URL`, else the embedded server that
 * runs on the data folder, else one started for as long as this command lasts.
 */
export async function openDatabase(purpose: string): Promise<OpenDatabase> {
  if (env.databaseUrl) return { close: async () => {} };
  const running = await findRunningPostgres(env.dataDir);
  if (running) {
    useDatabase(running);
    return { close: async () => {} };
  }
  const postgres = await startPostgres({ dataDir: env.dataDir, purpose, onNotice: note });
  useDatabase(postgres.url());
  return { close: () => postgres.stop() };
}
