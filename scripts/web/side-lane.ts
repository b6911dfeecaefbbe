/** How many of one visitor's pieces of work are under way at once. */
const mostAtOnce = 2;
/** After each, its place rests for so many times as long as it took, … */
const restFactor = 15;
/** … but no longer than this (milliseconds). */
const longestRest = 1_000;

type Lane = { underWay: number; waiting: (() => void)[] };

/**
 * Lets a visitor's costly work wait for its turn, so that one who posts garbage as fast as it is
 * answered, over however many connections, gets a share of the processor and the others keep
 * theirs. Nothing is refused; somebody who mends a form notices nothing. In memory only, and
 * gone with the work.
 */
export class SideLane {
  private readonly lanes = new Map<string, Lane>();

  /** Runs `work` when it is the turn of `visitor`; resolves when it has ended. */
  async run(visitor: string, work: () => Promise<void>): Promise<void> {
    const lane = this.enter(visitor);
    if (lane.underWay >= mostAtOnce) {
      await new Promise<void>((resolve) => lane.waiting.push(resolve));
    } else lane.underWay += 1;
    const begun = performance.now();
    try {
      await work();
    } finally {
      const rest = Math.min((performance.now() - begun) * restFactor, longestRest);
      setTimeout(() => this.leave(visitor, lane), rest).unref();
    }
  }

  private enter(visitor: string): Lane {
    const lane = this.lanes.get(visitor) ?? { underWay: 0, waiting: [] };
    this.lanes.set(visitor, lane);
    return lane;
  }

  /** The place goes to who waits longest, or is free. */
  private leave(visitor: string, lane: Lane): void {
    const next = lane.waiting.shift();
    if (next) return next();
    lane.underWay -= 1;
    if (lane.underWay === 0) this.lanes.delete(visitor);
  }
}
