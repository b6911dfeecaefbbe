import { connect, type Socket } from "node:net";

/** What an answer says that a load run looks at. */
export interface Answer {
  status: number;
  location: string | null;
}

const headEnd = Buffer.from("\r\n\r\n");
const lastChunk = Buffer.from("0\r\n\r\n");

/**
 * One keep-alive HTTP/1.1 connection that sends ready-made requests one after another. It
 * reads only what a load run needs (status, `Location`, where the answer ends): Node's own
 * client costs as much processor a request as the server does, on the same two cores, and
 * would measure itself.
 */
export class Connection {
  private socket: Socket | null = null;
  private received: Buffer[] = [];
  private size = 0;
  private settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null =
    null;

  constructor(private readonly port: number) {}

  /** Sends a request and resolves with the whole of its answer read; rejects when it breaks off. */
  send(request: string): Promise<Answer> {
    const socket = (this.socket ??= this.open());
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      socket.write(request);
    });
  }

  close(): void {
    this.socket?.destroy();
    this.socket = null;
  }

  private open(): Socket {
    const socket = connect({ port: this.port, host: "127.0.0.1", noDelay: true });
    socket.setTimeout(30_000, () => socket.destroy(new Error("no answer within 30 s")));
    socket.on("data", (chunk) => this.read(chunk));
    socket.on("error", (error) => this.breakOff(socket, error));
    socket.on("close", () => this.breakOff(socket, new Error("the server closed the connection")));
    return socket;
  }

  private breakOff(socket: Socket, error: Error): void {
    if (this.socket !== socket) return;
    this.socket = null;
    this.received = [];
    this.size = 0;
    this.settle?.reject(error);
    this.settle = null;
  }

  private read(chunk: Buffer): void {
    this.received.push(chunk);
    this.size += chunk.length;
    const first = this.received.length === 1 ? chunk : (this.received[0] as Buffer);
    let head = first.indexOf(headEnd);
    if (head < 0) {
      this.received = [Buffer.concat(this.received)];
      head = this.received[0]!.indexOf(headEnd);
      if (head < 0) return;
    }
    const text = this.received[0]!.toString("latin1", 0, head + 2);
    if (!this.isComplete(text, head + 4)) return;
    this.received = [];
    this.size = 0;
    const settle = this.settle;
    this.settle = null;
    if (/\r\nconnection: close\r\n/i.test(text)) this.close();
    settle?.resolve({
      status: Number(text.slice(9, 12)),
      location: /\r\nlocation: ([^\r]*)/i.exec(text)?.[1] ?? null,
    });
  }

  private isComplete(head: string, bodyStart: number): boolean {
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length !== undefined) return this.size >= bodyStart + Number(length);
    if (/^HTTP\/1\.1 (1\d\d|204|304)/.test(head)) return true;
    const last = this.received.at(-1)!;
    if (last.length < lastChunk.length) this.received = [Buffer.concat(this.received)];
    return this.received.at(-1)!.subarray(-lastChunk.length).equals(lastChunk);
  }
}
