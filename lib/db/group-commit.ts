import { setTimeout } from "node:timers/promises";

/** A write refused because too many wait already; nothing of it was stored. */
export class Overloaded extends Error {
  override name = "Overloaded";
  /** SQLSTATE `insufficient_resources`: handled like a database that has none left. */
  readonly code = "53000";
  constructor(readonly retryAfterSeconds: number) {
    super("too many writes are waiting");
  }
}

/** The connection was lost and nobody could be asked since: the row may be stored or not. */
export class OutcomeUnknown extends Error {
  override name = "OutcomeUnknown";
  /** SQLSTATE `transaction_resolution_unknown`. */
  readonly code = "08007";
  constructor(cause: unknown) {
    super("the outcome of a write is unknown", { cause });
  }
}

/** The connection broke in the middle of the write, and the database could not be asked since. */
export function isOutcomeUnknown(error: unknown): boolean {
  // By its code: an error of the thin server's instance of this file reaches that of Next's bundle.
  return (error as { code?: unknown } | null)?.code === "08007";
}

/**
 * What a failed write says about its rows: `data`, one of them is wrong; `passing`, the same
 * rows may pass if tried once more (a deadlock); `away`, nothing was stored because the
 * database did not take it; `lost`, the connection broke and they may be stored or not.
 */
export type WriteFault = "data" | "passing" | "away" | "lost";

export type GroupOptions<Row, Result> = {
  /** Writes all rows in one statement; resolves after the commit with a result for each, in order. */
  flush: (rows: Row[]) => Promise<Result[]>;
  /** Rows of one key are one write: the later ones of a batch share the first one's result. */
  keyOf: (row: Row) => string;
  /** What an error of `flush` says about its rows. */
  judge: (error: unknown) => WriteFault;
  /** Finds out by key what became of rows whose flush was lost; null for a row that is not there. */
  findOut: (rows: Row[]) => Promise<(Result | null)[]>;
  mostInBatch?: number;
  mostWaiting?: number;
};

type Waiting<Row, Result> = {
  row: Row;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

/** The most rows that one statement takes: beyond it the gain is small and the wait is not. */
const batchSize = 64;
/** Some 600 ms of work at the top rate: who would wait longer is asked to come back instead. */
const queueLength = 2048;

/** Everybody waits behind a lost flush: longer than this (milliseconds) nobody is made to. */
const patienceInAsking = 3_000;
/** Milliseconds before each attempt to find out what a lost flush has stored. */
const pausesBeforeAsking = [50, 250, 700, 1000];

/**
 * Lets writes that arrive while one is under way share the next one's statement and commit
 * (docs/performance.md). A lone write is flushed at once and waits for nobody; nobody is
 * acknowledged before the commit; a batch that fails on its data is retried row by row, so
 * that a bad row harms only itself; a lost connection is resolved by looking the rows up.
 */
export class GroupCommit<Row, Result> {
  private waiting: Waiting<Row, Result>[] = [];
  private working: Promise<void> | null = null;

  constructor(public options: GroupOptions<Row, Result>) {}

  /**
   * Writes one row. Resolves after its commit; rejects with the database's error when the row
   * was not stored, with `OutcomeUnknown` when nobody can tell, and with `Overloaded`, at once, when too many wait.
   */
  write(row: Row): Promise<Result> {
    if (this.waiting.length >= (this.options.mostWaiting ?? queueLength)) {
      return Promise.reject(new Overloaded(2));
    }
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({ row, resolve, reject });
      this.working ??= this.work();
    });
  }

  /** Resolves when everything that was accepted has been answered. */
  async drain(): Promise<void> {
    while (this.working) await this.working;
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.options.mostInBatch ?? batchSize);
      await this.flushBatch(groupByKey(batch, this.options.keyOf));
    }
    this.working = null;
  }

  private async flushBatch(groups: Waiting<Row, Result>[][]): Promise<void> {
    const rows = groups.map(([first]) => first!.row);
    try {
      answer(groups, await this.options.flush(rows));
    } catch (error) {
      await this.recover(groups, error);
    }
  }

  private async recover(groups: Waiting<Row, Result>[][], error: unknown): Promise<void> {
    const fault = this.options.judge(error);
    if (fault === "lost") return this.findOut(groups, error);
    if (fault === "away" || (fault === "data" && groups.length === 1)) return refuse(groups, error);
    for (const group of groups) await this.flushAlone(group);
  }

  private async flushAlone(group: Waiting<Row, Result>[]): Promise<void> {
    try {
      answer([group], await this.options.flush([group[0]!.row]));
    } catch (error) {
      if (this.options.judge(error) === "lost") await this.findOut([group], error);
      else refuse([group], error);
    }
  }

  private async findOut(groups: Waiting<Row, Result>[][], error: unknown): Promise<void> {
    const rows = groups.map(([first]) => first!.row);
    const found = await Promise.race([
      this.askAgain(rows),
      setTimeout(patienceInAsking, null, { ref: false }),
    ]);
    if (!found) return refuse(groups, new OutcomeUnknown(error));
    for (const [index, group] of groups.entries()) {
      const result = found[index];
      if (result === null || result === undefined) refuse([group], error);
      else answer([group], [result]);
    }
  }

  /** A server that restarts is soon back; null when it is not. */
  private async askAgain(rows: Row[]): Promise<(Result | null)[] | null> {
    for (const pause of pausesBeforeAsking) {
      await setTimeout(pause);
      const found = await this.options.findOut(rows).catch(() => null);
      if (found) return found;
    }
    return null;
  }
}

function groupByKey<Row, Result>(
  batch: Waiting<Row, Result>[],
  keyOf: (row: Row) => string,
): Waiting<Row, Result>[][] {
  const groups = new Map<string, Waiting<Row, Result>[]>();
  for (const waiting of batch) {
    const key = keyOf(waiting.row);
    const group = groups.get(key);
    if (group) group.push(waiting);
    else groups.set(key, [waiting]);
  }
  return [...groups.values()];
}

function answer<Row, Result>(groups: Waiting<Row, Result>[][], results: Result[]): void {
  for (const [index, group] of groups.entries()) {
    for (const { resolve } of group) resolve(results[index]!);
  }
}

function refuse<Row, Result>(groups: Waiting<Row, Result>[][], error: unknown): void {
  for (const group of groups) for (const { reject } of group) reject(error);
}
