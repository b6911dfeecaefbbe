import { createServer } from "node:http";
import next from "next";
import { closeDatabase } from "@/lib/db";
import { env, loadEnvFile } from "@/lib/env";
import { fail } from "./boot/progress.mjs";
import { messageOf } from "./command";
import { describeListenFailure } from "./serve/checks";
import { onStopSignal } from "./stop-signals";
import { makeRequestListener } from "./web/handle-request";

/** How long requests under way may take to finish when we are asked to stop. */
const graceMilliseconds = 10_000;

loadEnvFile();
const { host, port, publicUrl, trustProxy } = env;
const dev = process.env.NODE_ENV === "development";
const server = createServer({
  // Slow senders hold a connection, nothing more, and not for long.
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 65_000,
});
const site = next({ dev, dir: process.cwd(), hostname: host, port, httpServer: server });

onStopSignal(stop, () => process.exit(130));
try {
  await site.prepare();
  const listener = makeRequestListener({
    answer: site.getRequestHandler(),
    https: publicUrl.startsWith("https:"),
    dev,
    trustProxy,
  });
  server.on("request", listener);
  server.once("error", (error) => fail(describeListenFailure(error, host, port)));
  server.listen(port, host);
} catch (error) {
  fail(`the web server does not start: ${messageOf(error)}`);
}

/** Takes nothing more, lets requests under way finish, and leaves. */
async function stop(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  // A browser keeps its connection open and would use it again: tell it not to.
  const idle = setInterval(() => server.closeIdleConnections(), 200);
  await closed;
  clearTimeout(impatience);
  clearInterval(idle);
  await site.close().catch(() => {});
  await closeDatabase().catch(() => {});
  process.exit(0);
}
