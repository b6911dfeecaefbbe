import { createWriteStream, type WriteStream } from "node:fs";

/**
 * What a client saw. `acknowledged`: it was thanked; `refused`: it was told that nothing was
 * stored (503) or nobody listened; `broken`: the connection broke and nobody can tell;
 * `wrong`: any other answer, which no fault excuses.
 */
export type Answer = "acknowledged" | "refused" | "broken" | "wrong";

export type Deed = "sign" | "confirm";

export type Attempt = {
  deed: Deed;
  /** Whose: the address typed; for a confirmation the signature's id. */
  subject: string;
  slug: string;
  answer: Answer;
  /** The HTTP status, or the code of the connection's error. */
  detail: string;
};

/** Everything that clients tried and were told, in memory and as lines in a file. */
export class Ledger {
  readonly counts: Record<Answer, number> = { acknowledged: 0, refused: 0, broken: 0, wrong: 0 };
  /** Refusals that the server itself gave, with 503. */
  refusedByServer = 0;
  /** How often each answer that no fault excuses came. */
  readonly wrongAnswers = new Map<string, number>();
  /** Addresses that were thanked for signing, each with its statement. */
  readonly signed = new Map<string, { email: string; slug: string }>();
  /** Ids of signatures whose owners were thanked for confirming. */
  readonly confirmed = new Set<string>();
  private readonly file: WriteStream;

  constructor(path: string) {
    this.file = createWriteStream(path, { mode: 0o600 });
  }

  record(attempt: Attempt): void {
    const { deed, subject, slug, answer, detail } = attempt;
    this.file.write(`${JSON.stringify({ at: Date.now(), ...attempt })}\n`);
    this.counts[answer] += 1;
    if (detail === "503") this.refusedByServer += 1;
    if (answer === "wrong") {
      const what = `${deed} ${detail}`;
      this.wrongAnswers.set(what, (this.wrongAnswers.get(what) ?? 0) + 1);
    }
    if (answer !== "acknowledged") return;
    if (deed === "sign") this.signed.set(`${slug} ${subject}`, { email: subject, slug });
    else this.confirmed.add(subject);
  }

  get attempts(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.file.end(() => resolve()));
  }
}
