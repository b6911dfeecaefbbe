/** What can happen that somebody must be able to answer for later. */
export type AuditAction =
  | "campaign.seeded"
  | "campaign.closed"
  | "campaign.reopened"
  | "campaign.data_erased"
  | "keys.rotated"
  | "keys.destroyed"
  | "signer.erased"
  | "signature.released"
  | "signature.flagged"
  | "signature.unflagged"
  | "signature.quarantined"
  | "signature.invalidated"
  | "signature.restored"
  | "moderation_rule.started"
  | "moderation_rule.finished"
  | "moderation_rule.cancelled"
  | "moderation_rule.undo_started"
  | "moderation_rule.undone"
  | "address.looked_up"
  | "organiser.created"
  | "organiser.renamed"
  | "organiser.role_changed"
  | "sign_in_link.created"
  | "organiser.signed_in"
  | "organiser.signed_out"
  | "organiser.removed"
  | "invitation.sent"
  | "invitation.revoked"
  | "invitation.accepted"
  | "sessions.ended"
  | "passkey.registered"
  | "passkey.used"
  | "passkey.removed"
  | "recovery_codes.made"
  | "recovery_code.used"
  | "mails.retried"
  | "watched_name.added"
  | "watched_name.removed"
  | "delivery.requested"
  | "delivery.approved"
  | "delivery.refused"
  | "delivery.cancelled"
  | "delivery.downloaded"
  | "delivery.discarded";

/**
 * One line of the log. `actorId` is null for what the operator did on the machine
 * itself; `details` holds plain values and never personal data.
 */
export type AuditRecord = {
  actorId: string | null;
  action: AuditAction;
  subjectId?: string | null;
  details?: Record<string, string | number | boolean | null>;
  at?: Date;
};
