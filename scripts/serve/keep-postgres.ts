import { setTimeout as sleep } from "node:timers/promises";
import { note } from "../boot/progress.mjs";
import { messageOf } from "../command";
import { startPostgres, type EmbeddedPostgres } from "../postgres";

/** Who lived this long had come up: its end was an accident, not a start that cannot succeed. */
const healthyAfter = 5_000;

/**
 * Runs the built-in PostgreSQL and starts it again should it end unasked (out of
 * memory, a stray signal), at the same address, after a pause that grows to 30 s.
 */
export async function keepPostgres(dataDir: string, purpose: string) {
  const start = (port?: number) => startPostgres({ dataDir, purpose, port, onNotice: note });
  let server: EmbeddedPostgres = await start();
  const url = server.url();
  let stopping = false;
  let starting: Promise<void> = Promise.resolve();

  async function watch(): Promise<void> {
    for (let pause = 1_000; ; pause = Math.min(pause * 2, 30_000)) {
      const begun = Date.now();
      await server.exited;
      if (stopping) return;
      if (Date.now() - begun > healthyAfter) pause = 1_000;
      note(`PostgreSQL ended; it starts again in ${pause / 1000} s`);
      await sleep(pause);
      if (stopping) return;
      starting = start(Number(new URL(url).port)).then(
        (fresh) => void (server = fresh),
        (error) => note(`PostgreSQL does not start: ${messageOf(error)}`),
      );
      await starting;
    }
  }

  void watch();
  return {
    url,
    stop: async () => {
      stopping = true;
      // One that is on its way up would be left behind.
      await starting;
      await server.stop();
    },
    kill: () => server.kill(),
  };
}
