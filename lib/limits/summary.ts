import { requirePermission, type Actor } from "../accounts/schema";
import { env } from "../env";
import { describeAlerts } from "./alerts";
import type { LimitsMeasures, LimitsSummary } from "./schema";
import { limits } from "./state";
import { describeCounting } from "./valkey";

/** What the limits did since this process started, for monitoring: numbers, nothing of anybody. */
export function readLimitsMeasures(): LimitsMeasures {
  return { ...limits.measures };
}

/** The limits at a glance, for organisers: are we under attack, and what came of it. */
export function summariseLimits(actor: Actor, { now }: { now: Date }): LimitsSummary {
  requirePermission(actor, "seeOverview");
  return {
    mode: env.limits,
    counting: describeCounting(),
    proofOfWork: describeAlerts(now),
    sinceStart: readLimitsMeasures(),
  };
}
