import { createServer } from "node:net";

/** A loopback port that is free at this moment: the wished one where possible, else any. */
export async function findFreePort(wished: number | null): Promise<number> {
  return (wished && (await tryPort(wished))) || (await tryPort(0))!;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    // Whoever connects in this moment must not keep it from closing.
    const server = createServer((socket) => socket.destroy());
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? address!.port : null));
    });
  });
}
