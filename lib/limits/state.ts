import { onePerProcess } from "../one-per-process";
import type { LimitsMeasures } from "./schema";
import type { WindowCounts } from "./window-counts";

/** Everything that the limits remember, one a process and nowhere else. */
export type LimitsState = {
  /** The day's random key: with it goes whatever was counted under it. */
  daily: { day: number; key: Buffer; isShared: boolean; triedAt: number } | null;
  /** By what is counted and by what kind of key. */
  counts: Map<string, WindowCounts>;
  /** By key, until when (milliseconds) proof of work is demanded. */
  alerts: Map<string, number>;
  /** Challenges that were used, each until it expires. */
  used: Map<string, number>;
  measures: LimitsMeasures;
};

const noMeasures: LimitsMeasures = {
  judged: 0,
  refused: 0,
  held: 0,
  quarantined: 0,
  suspicious: 0,
  demanded: 0,
  proven: 0,
  challenges: 0,
};

function emptyState(): LimitsState {
  return {
    daily: null,
    counts: new Map(),
    alerts: new Map(),
    used: new Map(),
    measures: { ...noMeasures },
  };
}

/** What this process has seen, whichever bundle this file was loaded with. */
export const limits = onePerProcess("limits", emptyState);

/** Forgets everything, as a fresh process would. */
export function forgetLimits(): void {
  Object.assign(limits, emptyState());
}
