import { once } from "node:events";
import type { Socket } from "node:net";
import type { Transaction } from "@/lib/db";

/** The connection on which a backup or a restore has its transaction. */
export type Client = Transaction;

/** What `pg` hands to a query that speaks to the server itself. */
type Wire = {
  stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
};

/** The pool's queries have seconds; a big table takes as long as it takes. */
const unlimited = 2 ** 31 - 1;
const pieceSize = 64 * 1024;
const mostHeld = 1024 * 1024;

/** The rows of a `COPY … TO STDOUT` in pieces; the server waits for whoever reads slowly. */
export async function* copyOut(client: Client, sql: string): AsyncGenerator<Buffer> {
  const query = new CopyOut(sql);
  client.query(query);
  try {
    for (;;) {
      const piece = await query.next();
      if (!piece) return;
      yield piece;
    }
  } finally {
    query.letGo();
  }
}

/** Feeds a `COPY … FROM STDIN`; returns the number of rows. Throws what the server says of them. */
export async function copyIn(
  client: Client,
  sql: string,
  pieces: AsyncIterable<Buffer>,
): Promise<number> {
  const query = new CopyIn(sql);
  client.query(query);
  const wire = await query.begun;
  try {
    for await (const piece of pieces) {
      if (query.isOver) break;
      wire.sendCopyFromChunk(piece);
      if (wire.stream.writableNeedDrain)
        await Promise.race([once(wire.stream, "drain"), query.ended]);
    }
  } catch (error) {
    wire.sendCopyFail("the backup cannot be read on");
    await query.ended.catch(() => {});
    throw error;
  }
  if (!query.isOver) wire.endCopyFrom();
  return query.ended;
}

/** The part of pg's protocol that both directions share; `pg` calls the methods by their names. */
abstract class CopyQuery {
  readonly query_timeout = unlimited;
  /** Set by `pg`, which stops its timer when it is called. */
  callback?: (error: Error | null) => void;
  protected wire: Wire | null = null;
  protected rows = 0;

  constructor(private readonly text: string) {}

  submit(connection: unknown): void {
    this.wire = connection as Wire;
    this.wire.query(this.text);
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(/\d+$/.exec(text)?.[0] ?? 0);
  }

  handleReadyForQuery(): void {
    this.callback?.(null);
    this.settle(null);
  }

  handleError(error: Error): void {
    this.callback?.(error);
    this.settle(error);
  }

  protected abstract settle(error: Error | null): void;
}

class CopyOut extends CopyQuery {
  private held: Buffer[] = [];
  private size = 0;
  private over = false;
  private error: Error | null = null;
  private wake: () => void = () => {};

  /** `pg` reuses the memory of a chunk, hence the copy. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.held.push(Buffer.from(chunk));
    this.size += chunk.length;
    if (this.size > mostHeld) this.wire?.stream.pause();
    if (this.size > pieceSize) this.wake();
  }

  /** What has come, at least a piece unless it is the end; null after the end. */
  async next(): Promise<Buffer | null> {
    while (this.size <= pieceSize && !this.over) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    if (this.error) throw this.error;
    if (this.size === 0) return null;
    const piece = Buffer.concat(this.held);
    this.held = [];
    this.size = 0;
    this.letGo();
    return piece;
  }

  letGo(): void {
    this.wire?.stream.resume();
  }

  protected settle(error: Error | null): void {
    this.error = error;
    this.over = true;
    this.wake();
  }
}

class CopyIn extends CopyQuery {
  readonly begun: Promise<Wire>;
  /** The number of rows, after the server has taken all of them. */
  readonly ended: Promise<number>;
  isOver = false;
  private readonly begin = Promise.withResolvers<Wire>();
  private readonly end = Promise.withResolvers<number>();

  constructor(text: string) {
    super(text);
    this.begun = this.begin.promise;
    this.ended = this.end.promise;
    // Whoever feeds the rows looks at it in the end; until then nobody does.
    this.ended.catch(() => {});
  }

  handleCopyInResponse(): void {
    this.begin.resolve(this.wire!);
  }

  protected settle(error: Error | null): void {
    this.isOver = true;
    if (!error) return this.end.resolve(this.rows);
    this.begin.reject(error);
    this.end.reject(error);
  }
}
