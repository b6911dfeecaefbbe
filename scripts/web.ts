import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import next from "next";
import { closeDatabase } from "@/lib/db";
import { env, loadEnvFile } from "@/lib/env";
import { fail } from "./boot/progress.mjs";
import { messageOf } from "./command";
import { describeListenFailure } from "./serve/checks";
import { onStopSignal } from "./stop-signals";
import { makeRequestListener } from "./web/handle-request";
import { keepSnapshots } from "./web/make-page";

loadEnvFile();
const { host, port, publicUrl, trustProxy } = env;
const dev = process.env.NODE_ENV === "development";
/** How long requests under way may take to finish when we are asked to stop; hot reload's never ends. */
const graceMilliseconds = dev ? 500 : 10_000;
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
    snapshots: dev ? null : keepSnapshots(host, port),
  });
  server.on("request", listener);
  // Hot reload talks over a web socket; visitors have none, and a socket held open would hold us up.
  if (!dev) server.on("upgrade", (_request, socket) => socket.destroy());
  server.once("error", (error) => fail(describeListenFailure(error, host, port)));
  server.listen(port, host);
} catch (error) {
  fail(`the web server does not start: ${messageOf(error)}`);
}

/** Takes nothing more, lets requests under way finish, and leaves. */
async function stop(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A browser keeps its connection open and would use it again: close it as soon as it is idle.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  server.closeIdleConnections();
  await Promise.race([closed, sleep(graceMilliseconds)]);
  clearInterval(idle);
  server.closeAllConnections();
  await Promise.race([Promise.all([site.close(), closeDatabase()]).catch(() => {}), sleep(1_000)]);
  process.exit(0);
}
