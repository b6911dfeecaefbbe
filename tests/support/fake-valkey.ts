import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

type Entry = { value: string; until: number };

/**
 * As much of a Valkey as the limits ask of one, on a loopback port: SET with NX and a time to
 * live, GET, EXISTS, and the one script of the rate limiter (count up, begin the window with the
 * first). Tried against a real server when it was written; this one needs no installation.
 */
export class FakeValkey {
  private readonly entries = new Map<string, Entry>();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer({ noDelay: true }, (socket) => {
    this.sockets.add(socket);
    socket.on("error", () => {});
    let text = "";
    socket.on("data", (data) => {
      text += data.toString("latin1");
      for (let next = readCommand(text); next; next = readCommand(text)) {
        text = text.slice(next.length);
        socket.write(this.answer(next.command));
      }
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `redis://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  /** Everything that somebody sees who looks into it. */
  dump(): string {
    return [...this.entries].map(([key, { value }]) => `${key} ${value}`).join("\n");
  }

  private answer([name = "", ...given]: string[]): string {
    switch (name.toLowerCase()) {
      case "set":
        return this.set(given);
      case "get": {
        const value = this.find(given[0]!)?.value;
        return value === undefined ? "$-1\r\n" : bulk(value);
      }
      case "exists":
        return `:${given.filter((key) => this.find(key)).length}\r\n`;
      case "evalsha":
        return "-NOSCRIPT No matching script\r\n";
      case "eval":
        return this.countUp(given.slice(2));
      case "info":
        return bulk("redis_version:7.2.0\r\nloading:0");
      default:
        return "+OK\r\n";
    }
  }

  private set([key = "", value = "", ...options]: string[]): string {
    if (options.includes("NX") && this.find(key)) return "$-1\r\n";
    const [unit, amount] = options;
    const ms = Number(amount) * (unit === "EX" ? 1000 : 1);
    this.entries.set(key, { value, until: Date.now() + ms });
    return "+OK\r\n";
  }

  private countUp([key = "", points, seconds]: string[]): string {
    const entry = this.find(key) ?? { value: "0", until: Date.now() + Number(seconds) * 1000 };
    entry.value = String(Number(entry.value) + Number(points));
    this.entries.set(key, entry);
    return `*2\r\n:${entry.value}\r\n:${entry.until - Date.now()}\r\n`;
  }

  private find(key: string): Entry | undefined {
    const entry = this.entries.get(key);
    return entry && entry.until > Date.now() ? entry : undefined;
  }
}

const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;

/** The first whole command in what has come so far (RESP: an array of strings). */
function readCommand(text: string): { command: string[]; length: number } | null {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (!head) return null;
  const command: string[] = [];
  let at = head[0].length;
  for (let n = 0; n < Number(head[1]); n += 1) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at));
    if (!size) return null;
    const start = at + size[0].length;
    const end = start + Number(size[1]);
    if (text.length < end + 2) return null;
    command.push(text.slice(start, end));
    at = end + 2;
  }
  return { command, length: at };
}
