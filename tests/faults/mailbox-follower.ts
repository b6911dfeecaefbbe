import { open } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { listSegments, segmentPath } from "@/lib/mail/mailbox-segments";
import { readLinkToken } from "@/lib/privacy";

const confirmLink = /https?:\/\/\S+?(\/[a-z]{2}\/confirm\/([\w-]+))/;

/** A confirm page's path, with the id of the signature that it confirms. */
export type ConfirmLink = { path: string; signatureId: string };

/**
 * Reads the local mailbox along as it is written, because it forgets its oldest mails. A
 * mail that a killed worker's successor delivers again has the same id and counts once.
 */
export class MailboxFollower {
  readonly mailIds = new Set<string>();
  /** How many mails to confirm came for each signature. */
  readonly confirmMails = new Map<string, number>();
  private readonly unused: ConfirmLink[] = [];
  private readonly read = new Map<number, { offset: number; rest: Buffer }>();
  private running = true;
  private loop: Promise<void>;

  constructor(private readonly folder: string) {
    this.loop = this.follow();
  }

  /** A confirm link that nobody has followed yet, chosen at random; null when there is none. */
  takeLink(): ConfirmLink | null {
    const last = this.unused.length - 1;
    if (last < 0) return null;
    const chosen = Math.floor(Math.random() * this.unused.length);
    [this.unused[chosen], this.unused[last]] = [this.unused[last]!, this.unused[chosen]!];
    return this.unused.pop()!;
  }

  /** Reads what is there at this moment to its end, and ends. */
  async finish(): Promise<void> {
    this.running = false;
    await this.loop;
    await this.readOn();
  }

  private async follow(): Promise<void> {
    while (this.running) {
      await this.readOn().catch(() => {});
      await sleep(200);
    }
  }

  private async readOn(): Promise<void> {
    for (const segment of (await listSegments(this.folder)).sort((a, b) => a - b)) {
      const state = this.read.get(segment) ?? { offset: 0, rest: Buffer.alloc(0) };
      this.read.set(segment, state);
      const file = await open(segmentPath(this.folder, segment));
      try {
        const { size } = await file.stat();
        const fresh = Buffer.alloc(size - state.offset);
        const { bytesRead } = await file.read(fresh, 0, fresh.length, state.offset);
        state.offset += bytesRead;
        state.rest = this.takeLines(Buffer.concat([state.rest, fresh.subarray(0, bytesRead)]));
      } finally {
        await file.close();
      }
    }
  }

  /** Notes whole lines; returns the piece after the last one. */
  private takeLines(bytes: Buffer): Buffer {
    const end = bytes.lastIndexOf(10) + 1;
    for (const line of bytes.subarray(0, end).toString("utf8").split("\n")) {
      if (line) this.note(line);
    }
    return bytes.subarray(end);
  }

  private note(line: string): void {
    const mail = parseMail(line);
    if (!mail || this.mailIds.has(mail.id)) return;
    this.mailIds.add(mail.id);
    const [, path, token] = confirmLink.exec(mail.text) ?? [];
    const claim = token ? readLinkToken(token) : null;
    if (!claim || !path) return;
    const count = this.confirmMails.get(claim.id) ?? 0;
    this.confirmMails.set(claim.id, count + 1);
    if (count === 0) this.unused.push({ path, signatureId: claim.id });
  }
}

/** A worker that was killed in the middle of a line leaves it torn. */
function parseMail(line: string): { id: string; text: string } | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
