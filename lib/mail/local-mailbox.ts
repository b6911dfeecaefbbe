import { join } from "node:path";
import { env } from "@/lib/env";
import { readLines, toLine, type MailboxQuery } from "./mailbox-reading";
import { SegmentWriter } from "./mailbox-segments";
import type { BatchOutcome, LocalMail, MailTransport, OutgoingMail } from "./schema";

const chunkLength = 64 * 1024;

/** What the mailbox promises to keep, and shows unless asked for another number. */
const promisedMails = 10_000;

/**
 * The transport of one's own machine: mails go into `folder`, one write a batch. A
 * batch that is sent again leaves its mails there twice under the same ids, and
 * readers show each id once. Batches are written one after another, so that the
 * order of the file is the order of `createdAt`.
 */
export function makeLocalTransport(
  folder: string,
  { now = () => new Date(), size }: { now?: () => Date; size?: number } = {},
): MailTransport {
  const writer = new SegmentWriter(folder, size);
  let last: Promise<unknown> = Promise.resolve();
  const write = async (batch: OutgoingMail[]): Promise<BatchOutcome> => {
    const createdAt = now().toISOString();
    await writer.append(batch.map((mail) => toLine({ ...mail, createdAt })));
    const results = batch.map(({ id }) => ({ id, outcome: "accepted", providerId: null }) as const);
    return { outcome: "answered", results };
  };
  return {
    name: "local",
    largestBatch: 1_000,
    callsPerSecond: null,
    claimSeconds: null,
    send(batch) {
      const written = last.then(() => write(batch));
      last = written.catch(() => {});
      return written;
    },
  };
}

/** Where this machine's local mailbox lies. */
export function mailboxFolder(): string {
  return join(env.dataDir, "mailbox");
}

/** The newest mails of the local mailbox, newest first. */
export async function listMailbox(
  query: MailboxQuery & { limit: number },
  folder = mailboxFolder(),
): Promise<LocalMail[]> {
  const mails: LocalMail[] = [];
  for await (const line of readLines(folder, query)) mails.push(JSON.parse(line));
  return mails;
}

/** One mail of the local mailbox, or null when it is not (or no longer) there. */
export async function findLocalMail(
  id: string,
  folder = mailboxFolder(),
): Promise<LocalMail | null> {
  const start = `{"id":${JSON.stringify(id)},`;
  for await (const line of readLines(folder)) {
    if (line.startsWith(start)) return JSON.parse(line);
  }
  return null;
}

/** The local mailbox as one JSON array, newest first, in pieces as they are read. */
export async function* streamMailbox(
  query: MailboxQuery = {},
  folder = mailboxFolder(),
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = "[";
  let separator = "";
  const limit = query.limit ?? promisedMails;
  for await (const line of readLines(folder, { ...query, limit })) {
    piece += separator + line;
    separator = ",\n";
    if (piece.length < chunkLength) continue;
    yield encoder.encode(piece);
    piece = "";
  }
  yield encoder.encode(`${piece}]\n`);
}
