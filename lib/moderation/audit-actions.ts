import type { AuditAction } from "../audit/schema";
import type { StandingVerb } from "../signing/schema";

/** What the audit log calls each deed. */
export const auditActions = {
  release: "signature.released",
  flag: "signature.flagged",
  unflag: "signature.unflagged",
  quarantine: "signature.quarantined",
  invalidate: "signature.invalidated",
  undo: "signature.restored",
} as const satisfies Record<StandingVerb | "undo", AuditAction>;
