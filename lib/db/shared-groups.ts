import { onePerProcess } from "../one-per-process";
import { GroupCommit, type GroupOptions } from "./group-commit";

const groups = onePerProcess("group-commits", () => new Map<string, GroupCommit<never, never>>());

/**
 * The group commit of this name, one in the process: two queues would halve the batches. The
 * code that was loaded last serves it, so that hot reload takes effect.
 */
export function sharedGroup<Row, Result>(
  name: string,
  options: GroupOptions<Row, Result>,
): GroupCommit<Row, Result> {
  const known = groups.get(name) as GroupCommit<Row, Result> | undefined;
  if (known) {
    known.options = options;
    return known;
  }
  const made = new GroupCommit(options);
  groups.set(name, made as unknown as GroupCommit<never, never>);
  return made;
}

/**
 * Rows that are asked for at the same time are read together: who asks while a query is under
 * way waits for the next one, so that nobody gets what was read before they asked.
 */
export function sharedReads<Found>(name: string, find: (ids: string[]) => Promise<Found[]>) {
  return sharedGroup<string, Found>(name, {
    flush: find,
    keyOf: (id) => id,
    // Nothing is written: who asked asks again.
    judge: () => "away",
    findOut: async (ids) => ids.map(() => null),
  });
}

/** Resolves when every write that was accepted has been answered. */
export async function drainGroups(): Promise<void> {
  await Promise.all([...groups.values()].map((group) => group.drain()));
}
