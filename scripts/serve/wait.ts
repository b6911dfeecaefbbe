import { setTimeout as sleep } from "node:timers/promises";
import { localOrigin, paths } from "@/lib/paths";

const patience = 90_000;

/** Waits until web, worker and database say that they are in order; throws what is not. */
export async function waitUntilReady(
  server: { host: string; port: number },
  signal: AbortSignal,
): Promise<void> {
  let latest = "the web server does not answer";
  for (const end = Date.now() + patience; Date.now() < end; await sleep(150)) {
    signal.throwIfAborted();
    try {
      const response = await fetch(localOrigin(server) + paths.readyz());
      if (response.ok) return;
      latest = (await response.text()).trim().split("\n")[0] ?? "";
    } catch {
      // Not listening yet: the next look may find it.
    }
  }
  throw new Error(`not ready after ${patience / 1000} s: ${latest}`);
}
