import { createServer } from "node:http";
import { Server } from "node:net";
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
import { quietConsole } from "./web/quiet-console";

loadEnvFile();
const { host, port, publicUrl, trustProxy } = env;
const dev = process.env.NODE_ENV === "development";
/** How long requests under way may take to finish when we are asked to stop; hot reload's never ends. */
const graceMilliseconds = dev ? 500 : 10_000;
/** How long a connection that is open already may send one more request when we are asked to stop. */
const partingMilliseconds = dev ? 0 : 1_000;
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
  if (!dev) quietConsole();
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

/**
 * Takes no new connection, lets requests under way finish, and leaves. An open connection may
 * send one more request and learns from its answer that it was the last: closed while a
 * request is on its way to us, it would leave a signer (or a proxy) not knowing what became of it.
 */
async function stop(): Promise<void> {
  server.prependListener("request", (_request, response) => {
    response.setHeader("connection", "close");
  });
  // Not the HTTP server's own `close`, which ends connections that it takes for idle at once.
  const closed = new Promise((resolve) => Server.prototype.close.call(server, resolve));
  await Promise.race([closed, sleep(partingMilliseconds)]);
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  server.closeIdleConnections();
  await Promise.race([closed, sleep(graceMilliseconds)]);
  clearInterval(idle);
  server.closeAllConnections();
  await Promise.race([Promise.all([site.close(), closeDatabase()]).catch(() => {}), sleep(1_000)]);
  process.exit(0);
}
