import type { Formats } from "next-intl";

/** How days and instants are written; names are used as `format.dateTime(day, "day")`. */
export const formats = {
  dateTime: {
    day: { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
    moment: {
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "UTC",
      timeZoneName: "short",
    },
    shortDay: { day: "numeric", month: "short", timeZone: "UTC" },
    month: { month: "long", year: "numeric", timeZone: "UTC" },
  },
  number: {
    count: { maximumFractionDigits: 0, useGrouping: "always" },
  },
} satisfies Formats;

/** The instant that stands for a calendar day (`YYYY-MM-DD`) in `formats`. */
export function readDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
