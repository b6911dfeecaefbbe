import { setTimeout as sleep } from "node:timers/promises";
import { note } from "../boot/progress.mjs";
import { messageOf } from "../command";
import { startPostgres, type EmbeddedPostgres } from "../postgres";

/**
 * Runs the built-in PostgreSQL and starts it again should it end unasked (out of
 * memory, a stray signal), at the same address, after a pause that grows to 30 s.
 */
export async function keepPostgres(dataDir: string, purpose: string) {
  const start = () => startPostgres({ dataDir, purpose, onNotice: note });
  let server: EmbeddedPostgres = await start();
  const url = server.url();
  let stopping = false;

  async function watch(): Promise<void> {
    for (let pause = 1_000; ; pause = Math.min(pause * 2, 30_000)) {
      const begun = Date.now();
      await server.exited;
      if (stopping) return;
      if (Date.now() - begun > 60_000) pause = 1_000;
      note(`PostgreSQL ended; it starts again in ${pause / 1000} s`);
      await sleep(pause);
      if (stopping) return;
      await start().then(
        (fresh) => (server = fresh),
        (error) => note(`PostgreSQL does not start: ${messageOf(error)}`),
      );
      if (server.url() !== url) note("PostgreSQL has another port now: stop and start everything");
    }
  }

  void watch();
  return {
    url,
    stop: async () => {
      stopping = true;
      await server.stop();
    },
    kill: () => server.kill(),
  };
}
