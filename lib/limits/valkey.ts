import type { Redis } from "ioredis";
import { env } from "../env";
import { describeError, log } from "../log";
import { onePerProcess } from "../one-per-process";

const holder = onePerProcess<{ client: Redis | null; isStarting: boolean }>("valkey", () => ({
  client: null,
  isStarting: false,
}));

/**
 * The connection to Valkey (or Redis) where `VALKEY_URL` is set and it answers; null otherwise:
 * then each process counts for itself. Nobody ever waits for a connection.
 */
export function findValkey(): Redis | null {
  if (!env.valkeyUrl) return null;
  if (!holder.isStarting) void connect(env.valkeyUrl);
  return holder.client?.status === "ready" ? holder.client : null;
}

/** Where rates are counted just now. */
export function describeCounting(): "memory" | "valkey" | "valkey_away" {
  if (!env.valkeyUrl) return "memory";
  return findValkey() ? "valkey" : "valkey_away";
}

/** Ends the connection; a later question opens another. */
export function closeValkey(): void {
  holder.client?.disconnect();
  Object.assign(holder, { client: null, isStarting: false });
}

async function connect(url: string): Promise<void> {
  holder.isStarting = true;
  const { Redis } = await import("ioredis");
  const client = new Redis(url.replace(/^valkey/, "redis"), {
    // What is asked while it is away is answered by this process's own memory at once.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: 300,
    enableAutoPipelining: true,
    retryStrategy: (attempt) => Math.min(attempt * 250, 5_000),
  });
  let isAway = false;
  client.on("error", (error) => {
    if (!isAway) log.warn("valkey_away", { error: describeError(error) });
    isAway = true;
  });
  client.on("ready", () => {
    if (isAway) log.info("valkey_back");
    isAway = false;
  });
  holder.client = client;
}
