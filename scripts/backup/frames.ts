import { BackupUnreadable } from "./sealed-file";

/**
 * What the data section holds, in this order: for each table a `table` (JSON: name, columns),
 * any number of `rows` (PostgreSQL's own text format), an `end` (JSON: number of rows); after
 * the last table a `finish` (JSON: number of tables).
 */
export const frameKinds = ["table", "rows", "end", "finish"] as const;

export type FrameKind = (typeof frameKinds)[number];

export type Frame = { kind: FrameKind; content: Buffer };

const headLength = 5;

/** A frame's bytes: one for the kind, four for the length, the content. */
export function encodeFrame(kind: FrameKind, content: Buffer | object): Buffer {
  const body = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
  const head = Buffer.alloc(headLength);
  head.writeUInt8(frameKinds.indexOf(kind));
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** The frames of a stream of bytes; throws when it ends in the middle of one. */
export async function* decodeFrames(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  for await (const piece of bytes) {
    held = held.length > 0 ? Buffer.concat([held, piece]) : piece;
    for (;;) {
      if (held.length < headLength) break;
      const end = headLength + held.readUInt32BE(1);
      if (held.length < end) break;
      yield { kind: frameKinds[held.readUInt8()]!, content: held.subarray(headLength, end) };
      held = held.subarray(end);
    }
  }
  if (held.length > 0) throw new BackupUnreadable("the backup ends in the middle of a table");
}
