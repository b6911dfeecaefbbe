import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { fingerprint } from "../privacy";
import { parseAddress } from "../privacy/schema";
import type { LookUpOutcome } from "./schema";
import { selectByFingerprint, selectLookUps } from "./signature-store";

const mostInHour = 20;
const hour = 3_600_000;

/**
 * Whether a typed address has signed, statement by statement: for an admin who answers its
 * owner's letter. The answer leads to no signature's page. Each lookup is in the audit log,
 * which does not hold the address, and an admin has twenty an hour. Throws `NotPermitted`.
 */
export async function lookUpAddress(
  actor: Actor,
  typed: string,
  { now: at }: { now: Date },
): Promise<LookUpOutcome> {
  requirePermission(actor, "lookUpAddress");
  const address = parseAddress(typed);
  if (!address) return { outcome: "invalid_address" };
  return withTransaction(async (transaction) => {
    const earlier = await selectLookUps(transaction, actor.id, at, mostInHour);
    const oldest = earlier.at(-1);
    if (oldest && earlier.length === mostInHour) {
      const wait = oldest.getTime() + hour - at.getTime();
      return { outcome: "limited", retryAfterMinutes: Math.max(Math.ceil(wait / 60_000), 1) };
    }
    await recordAudit({ actorId: actor.id, action: "address.looked_up", at }, transaction);
    const statements = await selectByFingerprint(transaction, fingerprint(address.canonical));
    return { outcome: "looked_up", statements };
  });
}
