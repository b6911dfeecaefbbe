import { z } from "zod";
import { requirePermission, type Actor } from "../accounts/schema";
import { selectActs } from "./acts-store";
import type { SignatureAct, SignatureDetails } from "./schema";
import { selectSignature } from "./signature-store";

/**
 * One signature with its history, for its own page; null for one that is gone. Holds no
 * address and opens no sealed name. Throws `NotPermitted`.
 */
export async function findSignature(actor: Actor, id: string): Promise<SignatureDetails | null> {
  requirePermission(actor, "seeSignatures");
  if (!z.uuid().safeParse(id).success) return null;
  const signature = await selectSignature(id);
  if (!signature) return null;
  const acts = await selectActs(id);
  const newest = acts.find(({ undone }) => !undone);
  const canUndo = (act: Omit<SignatureAct, "canUndo">) =>
    act === newest &&
    !signature.withdrawnOn &&
    act.after.state === signature.state &&
    act.after.quarantined === signature.quarantined;
  return { ...signature, acts: acts.map((act) => ({ ...act, canUndo: canUndo(act) })) };
}
