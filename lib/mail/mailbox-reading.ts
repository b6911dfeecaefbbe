import { open, type FileHandle } from "node:fs/promises";
import { listSegments, segmentPath } from "./mailbox-segments";
import type { LocalMail } from "./schema";

const chunkSize = 256 * 1024;
const newline = 10;

/**
 * The head and tail of a line that was written whole. Quotes inside a value are
 * escaped, so neither can come from a mail's content, and a torn line has no tail.
 */
const wholeLine = /^\{"id":"([^"\\]+)","to":("(?:[^"\\]|\\.)*"),.*,"createdAt":"[^"\\]+"\}$/s;

export type MailboxQuery = {
  /** Only mails to this address, in any case. */
  to?: string;
  limit?: number;
};

/** Turns a mail into a line that `readLines` recognises: `id` and `to` first, `createdAt` last. */
export function toLine(mail: LocalMail): string {
  const { id, to, from, subject, text, html, headers, createdAt } = mail;
  return JSON.stringify({ id, to, from, subject, text, html, headers, createdAt });
}

/**
 * The mailbox's mails as JSON texts, newest first, each id once, without torn lines.
 * Holds one piece of a file and the ids at a time, never the parsed mails.
 */
export async function* readLines(
  folder: string,
  { to, limit = Infinity }: MailboxQuery = {},
): AsyncGenerator<string> {
  const seen = new Set<string>();
  let left = limit;
  for (const segment of await listSegments(folder)) {
    for await (const line of readBackwards(segmentPath(folder, segment))) {
      if (left <= 0) return;
      const [, id, address] = wholeLine.exec(line) ?? [];
      if (!id || !address || seen.has(id) || !isWanted(address, to)) continue;
      seen.add(id);
      left -= 1;
      yield line;
    }
  }
}

function isWanted(address: string, to: string | undefined): boolean {
  if (to === undefined) return true;
  return (JSON.parse(address) as string).toLowerCase() === to.trim().toLowerCase();
}

/** The lines of a file from the last to the first. A file that has just been removed has none. */
async function* readBackwards(path: string): AsyncGenerator<string> {
  const file = await open(path).catch((error) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (!file) return;
  try {
    yield* splitBackwards(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

async function* splitBackwards(file: FileHandle, size: number): AsyncGenerator<string> {
  /** Pieces of the line whose beginning has not been read yet, first piece first. */
  let pending: Buffer[] = [];
  for (let end = size; end > 0; end -= chunkSize) {
    const start = Math.max(0, end - chunkSize);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
    let stop = bytesRead;
    for (let at = buffer.lastIndexOf(newline, stop - 1); at >= 0;) {
      yield Buffer.concat([buffer.subarray(at + 1, stop), ...pending]).toString("utf8");
      pending = [];
      stop = at;
      at = at > 0 ? buffer.lastIndexOf(newline, at - 1) : -1;
    }
    pending.unshift(buffer.subarray(0, stop));
  }
  yield Buffer.concat(pending).toString("utf8");
}
