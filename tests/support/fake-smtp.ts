import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** What a mail server may say to a recipient. */
export type Word = "250 ok" | "451 later" | "550 nobody here";

/** A mail server on loopback that keeps what it is given: enough of RFC 5321 for one sender. */
export class FakeSmtp {
  readonly mails: { to: string; data: string }[] = [];
  /** What it answers to a recipient. */
  sayTo: (to: string) => Word = () => "250 ok";
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((socket) => this.talk(socket));
  }

  static async start(): Promise<FakeSmtp> {
    const fake = new FakeSmtp();
    await new Promise<void>((resolve) => fake.server.listen(0, "127.0.0.1", resolve));
    return fake;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("error", () => {});
    socket.write("220 fake\r\n");
    let heard = "";
    let to = "";
    let takesData = false;
    const say = (word: string) => socket.write(`${word}\r\n`);
    const listen = (line: string) => {
      if (/^RCPT/i.test(line)) {
        to = /<([^>]*)>/.exec(line)![1]!;
        say(this.sayTo(to));
      } else if (/^DATA/i.test(line)) {
        takesData = true;
        say("354 go on");
      } else if (/^QUIT/i.test(line)) {
        say("221 bye");
      } else if (/^STARTTLS/i.test(line)) {
        say("502 not here");
      } else say("250 ok");
    };
    socket.on("data", (bytes) => {
      heard += bytes;
      for (;;) {
        const end = heard.indexOf(takesData ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const piece = heard.slice(0, end);
        heard = heard.slice(end + (takesData ? 5 : 2));
        if (!takesData) listen(piece);
        else {
          takesData = false;
          this.mails.push({ to, data: piece });
          say("250 taken");
        }
      }
    });
  }
}
