type Categories = { people: { version: number }[] }[];

/**
 * Under which earlier versions than the `present` one names of a list stand, the first one first,
 * and whether that is so of some of them only.
 */
export function earlierVersions(
  categories: Categories,
  present: number,
): { numbers: number[]; isMixed: boolean } {
  const all = new Set(categories.flatMap(({ people }) => people.map(({ version }) => version)));
  const numbers = [...all].filter((number) => number < present).sort((a, b) => a - b);
  return { numbers, isMixed: numbers.length > 0 && all.size > 1 };
}
