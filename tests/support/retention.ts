import { applyRetention, previewRetention } from "@/lib/privacy";

/** Lets the worker's retention run at that moment; says how many rows of which kind went. */
export async function forget(now: Date): Promise<Record<string, number>> {
  return toCounts(await applyRetention({ now }));
}

/** What would go at that moment. */
export async function foresee(now: Date): Promise<Record<string, number>> {
  return toCounts(await previewRetention({ now }));
}

function toCounts(lines: { key: string; rows: number }[]): Record<string, number> {
  return Object.fromEntries(
    lines.filter(({ rows }) => rows > 0).map(({ key, rows }) => [key, rows]),
  );
}
