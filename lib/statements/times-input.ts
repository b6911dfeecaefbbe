import { Faults, type Checked } from "./read-typed";
import type { StatementStatus } from "./schema";

/** When a statement is to open and to close by itself. */
export type StatementTimes = { opensAt: Date | null; closesAt: Date | null };

type Typed = { opensAt?: string; closesAt?: string };

/**
 * Checks the times as they were typed, `2026-12-01T10:00`, always in UTC. Both lie ahead, the
 * opening before the closing; what is open does not wait to be opened.
 */
export function parseTimes(
  typed: Typed,
  { status, now }: { status: StatementStatus; now: Date },
): Checked<StatementTimes> {
  const faults = new Faults();
  const opensAt = readMoment(typed.opensAt, "opensAt", { faults, now });
  const closesAt = readMoment(typed.closesAt, "closesAt", { faults, now });
  if (opensAt && status === "open") faults.add("opensAt", "already_open");
  if (opensAt && closesAt && opensAt >= closesAt) faults.add("closesAt", "order");
  return faults.check({ opensAt, closesAt });
}

function readMoment(
  typed: string | undefined,
  field: string,
  { faults, now }: { faults: Faults; now: Date },
): Date | null {
  const text = (typed ?? "").trim();
  if (!text) return null;
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(text) ?? [];
  const moment = new Date(day ? `${day}T${time}:00Z` : NaN);
  const isMoment = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day ?? "x");
  if (!isMoment) faults.add(field, "moment");
  else if (moment <= now) faults.add(field, "past");
  return isMoment ? moment : null;
}

/** A moment as a form's field holds it, in UTC. */
export function typedMoment(moment: Date | null): string {
  return moment?.toISOString().slice(0, 16) ?? "";
}
