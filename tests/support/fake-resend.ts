import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What the provider does with calls until it is told otherwise. */
export type Mood =
  | "well"
  /** Ends connections without a word. */
  | "down"
  /** Says that it has an error of its own. */
  | "broken"
  /** Says that it is called too often. */
  | "busy"
  /** Says nothing for half a minute; every second time it has accepted the mails. */
  | "hanging"
  /** Accepts the mails and drops the connection instead of answering. */
  | "mute";

/** A mail as the provider was given it. */
export type TakenMail = {
  to: string;
  from: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
};

type Answer = { status: number; body: unknown; headers?: Record<string, string> };

const hangMs = 30_000;

/**
 * Resend's batch call on loopback, faults included. Like the real one it remembers idempotency
 * keys of what it has sent: the same body gets the same answer and sends nothing, another body
 * is refused with 409. Counts mails by address.
 */
export class FakeResend {
  mood: Mood = "well";
  /** Seconds that it asks for while busy. */
  retryAfter = 1;
  /** Addresses for whose sake it refuses a batch. */
  refuses: (to: string) => boolean = () => false;
  /** Each call's key and mails, whatever became of it. */
  readonly calls: { key: string; mails: TakenMail[]; at: number; mood: Mood }[] = [];
  /** Mails that were really sent. */
  readonly sent: TakenMail[] = [];
  private readonly answers = new Map<string, { body: string; answer: Answer }>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      this.take(request, response).catch(() => response.destroy());
    });
  }

  static async start(): Promise<FakeResend> {
    const fake = new FakeResend();
    await new Promise<void>((resolve) => fake.server.listen(0, "127.0.0.1", resolve));
    return fake;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** How many mails each address was really sent. */
  countByAddress(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { to } of this.sent) counts.set(to, (counts.get(to) ?? 0) + 1);
    return counts;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { mood } = this;
    if (mood === "down") return void request.socket.destroy();
    const body = await text(request);
    const key = String(request.headers["idempotency-key"] ?? "");
    const mails = JSON.parse(body) as TakenMail[];
    this.calls.push({ key, mails, at: Date.now(), mood });
    const isHanging = mood === "hanging";
    const answer = isHanging && this.calls.length % 2 ? null : this.judge(request, key, body, mood);
    if (mood === "mute") return void request.socket.destroy();
    if (isHanging) await this.hang(request);
    if (!answer) return void request.socket.destroy();
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(JSON.stringify(answer.body));
  }

  private hang(request: IncomingMessage): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, hangMs);
      request.socket.once("close", () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private judge(request: IncomingMessage, key: string, body: string, mood: Mood): Answer {
    if (!/^Bearer re_/.test(request.headers.authorization ?? "")) {
      return fault(401, "missing_api_key");
    }
    if (request.method !== "POST" || request.url !== "/emails/batch")
      return fault(404, "not_found");
    if (mood === "broken") return fault(500, "internal_server_error");
    if (mood === "busy") {
      const headers = { "retry-after": String(this.retryAfter) };
      return { ...fault(429, "rate_limit_exceeded"), headers };
    }
    return this.send(key, body);
  }

  private send(key: string, body: string): Answer {
    const known = this.answers.get(key);
    if (known) return known.body === body ? known.answer : fault(409, "invalid_idempotent_request");
    const mails = JSON.parse(body) as TakenMail[];
    const isGood = (mail: TakenMail) => typeof mail.to === "string" && !this.refuses(mail.to);
    if (mails.length > 100 || !mails.every(isGood)) return fault(422, "validation_error");
    const answer = { status: 200, body: { data: mails.map(() => ({ id: randomUUID() })) } };
    this.sent.push(...mails);
    if (key) this.answers.set(key, { body, answer });
    return answer;
  }
}

function fault(statusCode: number, name: string): Answer {
  return { status: statusCode, body: { statusCode, name, message: `the fake says ${name}` } };
}
