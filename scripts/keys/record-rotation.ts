import type { RotatablePurpose } from "@/lib/secret-keys";

/** Leaves a line in the audit log: which key has which newest version, and nothing of the key. */
export async function recordRotation(purpose: RotatablePurpose, version: number): Promise<void> {
  const { recordAudit } = await import("@/lib/audit");
  await recordAudit({ actorId: null, action: "keys.rotated", details: { purpose, version } });
}
