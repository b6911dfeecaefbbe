import { findTallyDrift } from "@/lib/signing";

/** How far the kept counts are from a full count, in all: 0 where every one is right. */
export async function sumDrift(): Promise<number> {
  return Object.values(await findTallyDrift()).reduce((sum, part) => sum + part, 0);
}
