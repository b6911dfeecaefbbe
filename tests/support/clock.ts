/** The moment at which every test's story begins. */
export const storyStart = new Date("2026-11-22T12:00:00.000Z");

const units = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 };

/** The story's clock, moved on by the given time. */
export function later(by: Partial<Record<keyof typeof units, number>>, from = storyStart): Date {
  const milliseconds = Object.entries(by).map(([unit, n]) => units[unit as keyof typeof units] * n);
  return new Date(milliseconds.reduce((sum, part) => sum + part, from.getTime()));
}
