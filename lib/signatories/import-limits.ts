/** What one import takes at most. */
export const importLimits = { bytes: 256 * 1024, people: 500, columns: 20 } as const;
