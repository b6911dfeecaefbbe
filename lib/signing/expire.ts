import { removeExpired, removeOldSilences } from "./store";

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

/** Forgets who once said "this wasn't me", when their thirty days are over; returns how many. */
export function forgetOldSilences({ now }: { now: Date }): Promise<number> {
  return removeOldSilences(now);
}
