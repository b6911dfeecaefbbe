import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { statementPath } from "./requests";

/** How somebody holds on to a connection: each begins so, and goes on with one piece a second. */
const manners = {
  "a body a byte a second": {
    head: post("Content-Length: 40000\r\n\r\n"),
    piece: "x",
  },
  "an endless body in pieces": {
    head: post("Transfer-Encoding: chunked\r\n\r\n"),
    piece: "1\r\nx\r\n",
  },
  "headers without end": {
    head: post(""),
    piece: "X-More: x\r\n",
  },
} as const;

function post(rest: string): string {
  return (
    `POST ${statementPath} HTTP/1.1\r\nHost: localhost\r\n` +
    `Content-Type: application/x-www-form-urlencoded\r\n${rest}`
  );
}

export type Manner = keyof typeof manners;
export const mannerNames = Object.keys(manners) as Manner[];

/** How one slow sender ended: after how many milliseconds, and with which status, 0 for none. */
export type Cut = { manner: Manner; after: number; status: number };

/** Connections that send slowly until they are cut or let go. */
export class SlowSenders {
  private readonly sockets: Socket[] = [];
  private readonly ends: Promise<Cut>[] = [];

  constructor(port: number, ofEach: number) {
    for (const manner of mannerNames) {
      for (let n = 0; n < ofEach; n += 1) this.ends.push(this.begin(port, manner));
    }
  }

  /** Resolves when all were cut; rejects when some are still there after `patience` milliseconds. */
  async allCut(patience: number): Promise<Cut[]> {
    const tooLong = sleep(patience, undefined, { ref: false }).then(() => {
      throw new Error(`some slow senders are still there after ${patience / 1000} s`);
    });
    return Promise.race([Promise.all(this.ends), tooLong]);
  }

  letGo(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private begin(port: number, manner: Manner): Promise<Cut> {
    const begun = performance.now();
    const { head, piece } = manners[manner];
    const socket = connect({ port, host: "127.0.0.1" }, () => socket.write(head));
    this.sockets.push(socket);
    const sending = setInterval(() => socket.writable && socket.write(piece), 1_000);
    let status = 0;
    socket.on("data", (data) => (status ||= Number(String(data).slice(9, 12))));
    socket.on("error", () => {});
    return new Promise((resolve) =>
      socket.on("close", () => {
        clearInterval(sending);
        resolve({ manner, after: performance.now() - begun, status });
      }),
    );
  }
}
