import { removeExpired } from "./store";

const batchSize = 1000;

/** Deletes pending signatures whose seven days are over, with their addresses and mails; returns how many. */
export async function expirePendingSignatures({ now }: { now: Date }): Promise<number> {
  let removed = 0;
  for (;;) {
    const batch = await removeExpired(now, batchSize);
    removed += batch;
    if (batch < batchSize) return removed;
  }
}
