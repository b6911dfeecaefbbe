import { createReadStream } from "node:fs";
import { appendFile, mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * Lines after which a fresh segment begins. The newest two segments are kept, so that
 * at least one full one is always there: 10,000 mails and room for mails sent twice.
 */
export const linesInSegment = 12_000;

const segmentName = /^mails-(\d{6})\.ndjson$/;

/** The numbers of a mailbox's segments, newest first; none when there is no mailbox yet. */
export async function listSegments(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .flatMap((name) => Number(segmentName.exec(name)?.[1] ?? []))
    .sort((one, other) => other - one);
}

/** The file of a segment. */
export function segmentPath(folder: string, segment: number): string {
  return join(folder, `mails-${String(segment).padStart(6, "0")}.ndjson`);
}

/**
 * Appends lines to a mailbox in one write and starts a fresh segment when the newest
 * is full. Several processes may do so at once: a segment is never renamed, only
 * added, so that none of them can push out mails that another has just written.
 */
export class SegmentWriter {
  /** What this process knows of the newest segment's length, so that it rarely counts. */
  private known = { segment: 0, lines: 0 };

  constructor(
    private readonly folder: string,
    private readonly size = linesInSegment,
  ) {}

  /** `lines` hold no newline. The leading one closes a line that a crash left torn. */
  async append(lines: string[]): Promise<void> {
    const segment = await this.findRoom();
    await appendFile(segmentPath(this.folder, segment), `\n${lines.join("\n")}\n`, { mode: 0o600 });
    this.known.lines += lines.length;
  }

  private async findRoom(): Promise<number> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const [newest = 0] = await listSegments(this.folder);
    if (newest === 0) return this.begin(1);
    if (newest !== this.known.segment) {
      this.known = { segment: newest, lines: await countLines(segmentPath(this.folder, newest)) };
    }
    return this.known.lines < this.size ? newest : this.begin(newest + 1);
  }

  private async begin(segment: number): Promise<number> {
    const file = await open(segmentPath(this.folder, segment), "a", 0o600);
    await file.close();
    this.known = { segment, lines: 0 };
    for (const old of (await listSegments(this.folder)).filter((each) => each < segment - 1)) {
      await rm(segmentPath(this.folder, old), { force: true });
    }
    return segment;
  }
}

/** Lines that hold something; an upper bound, since a torn one counts as well. */
async function countLines(path: string): Promise<number> {
  let lines = 0;
  let previous = 10;
  for await (const chunk of createReadStream(path)) {
    for (const byte of chunk as Buffer) {
      if (byte === 10 && previous !== 10) lines += 1;
      previous = byte;
    }
  }
  return lines;
}
