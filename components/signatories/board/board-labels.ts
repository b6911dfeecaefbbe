/** The board's words in one language; `{name}`, `{position}`, `{of}` and `{category}` are places. */
export type BoardLabels = {
  handle: string;
  up: string;
  down: string;
  to: string;
  moveTo: string;
  move: string;
  choose: string;
  instructions: string;
  picked: string;
  over: string;
  dropped: string;
  cancelled: string;
  emptyCategory: string;
  hidden: string;
  personal: string;
  stages: Record<string, string>;
  missing: Record<string, string>;
};

/** Fills the places of a sentence. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place));
}
