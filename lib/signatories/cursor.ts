import { isUuid } from "../uuid";

/** A row's place in a list by day and id: where a page begins. */
export type Position = { day: string; id: string };

/** A place as it goes into an address. */
export function makeCursor({ day, id }: Position): string {
  return `${day}.${id}`;
}

const cursorPattern = /^((?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]|29|30|31))\.(.+)$/;

/** The place that an address names; null for one that is not of ours. */
export function readCursor(cursor: string): Position | null {
  const [, day, id] = cursorPattern.exec(cursor) ?? [];
  if (!day || !id || !isUuid(id) || Number.isNaN(Date.parse(day))) return null;
  return new Date(day).toISOString().startsWith(day) ? { day, id } : null;
}
