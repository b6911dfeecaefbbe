import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { isUuid } from "../uuid";
import {
  countPasskeys,
  countUnusedCodes,
  deletePasskey,
  listPasskeyRows,
  lockOrganiser,
  replaceRecoveryCodes,
} from "./passkey-store";
import { requireFreshPasskey, requirePermission } from "./permissions";
import type { Actor, OwnPasskeys } from "./schema";

/** One's own passkeys, and how many recovery codes are left. Throws `NotPermitted`. */
export async function listOwnPasskeys(actor: Actor): Promise<OwnPasskeys> {
  requirePermission(actor, "manageOwnAccount");
  const [passkeys, codesLeft] = await Promise.all([
    listPasskeyRows(actor.id),
    countUnusedCodes(actor.id),
  ]);
  return { passkeys, codesLeft };
}

export type RemovePasskeyOutcome =
  { outcome: "removed" } | { outcome: "last_one" } | { outcome: "not_found" };

/**
 * Takes one of one's own passkeys away. An admin's last one stays, also when two are removed
 * at the same moment; with an organiser's last one the recovery codes go too, since there is
 * nothing left to recover. Throws `NotPermitted`, `PasskeyNeeded`.
 */
export async function removeOwnPasskey(
  actor: Actor,
  id: string,
  { now }: { now: Date },
): Promise<RemovePasskeyOutcome> {
  requirePermission(actor, "manageOwnAccount");
  requireFreshPasskey(actor, { now });
  if (!isUuid(id)) return { outcome: "not_found" };
  return withTransaction(async (transaction) => {
    const organiser = await lockOrganiser(transaction, actor.id);
    const isLast = (await countPasskeys(transaction, actor.id)) === 1;
    if (organiser?.role === "admin" && isLast) return { outcome: "last_one" };
    if (!(await deletePasskey(transaction, { id, organiserId: actor.id }))) {
      return { outcome: "not_found" };
    }
    if (isLast) {
      await replaceRecoveryCodes(transaction, actor.id, { hashes: [], createdAt: now });
    }
    const deed = { actorId: actor.id, action: "passkey.removed", subjectId: id, at: now } as const;
    await recordAudit(deed, transaction);
    return { outcome: "removed" };
  });
}
