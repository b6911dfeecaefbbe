import { createServer } from "node:http";
import next from "next";

// Next's own request handler behind a plain Node server and nothing else: what the site's thin
// server adds (headers, forged ones dropped, bodies cut) is a cost that the site has to bear.
const port = Number(process.env.PORT);
const server = createServer();
const site = next({
  dev: false,
  dir: import.meta.dirname,
  hostname: "127.0.0.1",
  port,
  httpServer: server,
});
await site.prepare();
const answer = site.getRequestHandler();
server.on("request", (request, response) => void answer(request, response));
server.listen(port, "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
process.on("disconnect", () => process.exit(0));
