import type { LocalisedText } from "../i18n/schema";
import { isUuid } from "../uuid";
import type { AuditDetails } from "./details";

export { auditChanges, auditDetails, isAuditDetail, readDetails } from "./details";
export type { AuditDetailName, AuditDetails, DetailKind, ReadDetail } from "./details";

/** What can happen that somebody must be able to answer for later. */
export const auditActions = [
  "campaign.seeded",
  "campaign.closed",
  "campaign.reopened",
  "campaign.data_erased",
  "keys.rotated",
  "keys.destroyed",
  "signer.erased",
  "signature.released",
  "signature.flagged",
  "signature.unflagged",
  "signature.quarantined",
  "signature.invalidated",
  "signature.restored",
  "moderation_rule.started",
  "moderation_rule.finished",
  "moderation_rule.cancelled",
  "moderation_rule.undo_started",
  "moderation_rule.undone",
  "address.looked_up",
  "organiser.created",
  "organiser.renamed",
  "organiser.role_changed",
  "sign_in_link.created",
  "organiser.signed_in",
  "organiser.signed_out",
  "organiser.removed",
  "invitation.sent",
  "invitation.revoked",
  "invitation.accepted",
  "sessions.ended",
  "passkey.registered",
  "passkey.used",
  "passkey.removed",
  "recovery_codes.made",
  "recovery_code.used",
  "mails.retried",
  "signature_change.accepted",
  "signature_change.refused",
  "update.created",
  "update.changed",
  "update.published",
  "update.unpublished",
  "update.deleted",
  "update.test_mailed",
  "update.mailed",
  "update.mailing_paused",
  "update.mailing_resumed",
  "update.mailing_cancelled",
  "timeline_entry.added",
  "timeline_entry.changed",
  "timeline_entry.published",
  "timeline_entry.unpublished",
  "timeline_entry.moved",
  "timeline_entry.removed",
  "timeline_entry.restored",
  "situation.changed",
  "watched_name.added",
  "watched_name.looked_back",
  "watched_name.removed",
  "delivery.requested",
  "delivery.approved",
  "delivery.refused",
  "delivery.cancelled",
  "delivery.downloaded",
  "delivery.discarded",
  "delivery.approval_rule_changed",
  "notable.invited",
  "notable.invitation_renewed",
  "notable.promoted",
  "notable.linked",
  "notable.unlinked",
  "notable.told_apart",
  "notable.replied",
  "notable.evidence_attached",
  "notable.reworded",
  "notable.approved",
  "notable.approved_alone",
  "notable.sent_back",
  "notable.published",
  "notable.unpublished",
  "notable.moved",
  "notable.removed",
  "notable.removal_undone",
  "notable_category.added",
  "notable_category.renamed",
  "notable_category.moved",
  "notable_category.removed",
  "notable_import.started",
  "notable_import.confirmed",
  "notable_import.undone",
  "notable_import.discarded",
  "statement.created",
  "statement.draft_saved",
  "statement.draft_discarded",
  "statement.deleted",
  "statement.published",
  "statement.text_status_changed",
  "statement.translation_checked",
  "statement.facts_changed",
  "statement.opened",
  "statement.closed",
  "statement.archived",
  "statement.restored",
  "statement.times_changed",
  "statement.moved",
  "audit.exported",
  "settings.changed",
  "site_text.changed",
  "introduction.changed",
  "photograph.changed",
  "photograph.removed",
] as const;

export type AuditAction = (typeof auditActions)[number];

/**
 * One line of the log. `actorId` is null for what the operator did on the machine
 * itself; `details` holds plain values and never personal data.
 */
export type AuditRecord = {
  actorId: string | null;
  action: AuditAction;
  subjectId?: string | null;
  details?: AuditDetails;
  at?: Date;
};

/** Which lines somebody wants to see; days are whole and in UTC. */
export type AuditFilter = {
  action?: AuditAction;
  /** An organiser's id, or `operator` for what was done on the machine itself. */
  actor?: string;
  /** `YYYY-MM-DD`, both included. */
  from?: string;
  to?: string;
};

/** A line as it is read. */
export type AuditLine = {
  id: string;
  at: Date;
  /**
   * Who did it; null for the operator, on the machine itself. The name is what they call
   * themselves now, the address stays.
   */
  actor: { id: string; name: string | null; address: string } | null;
  /** A text, since lines of earlier versions may name what is no longer done. */
  action: string;
  subjectId: string | null;
  details: Record<string, unknown>;
};

/** What a deed was done to. */
export type SubjectKind =
  | "statement"
  | "category"
  | "update"
  | "timeline_entry"
  | "member"
  | "invitation"
  | "signature"
  | "notable"
  | "delivery"
  | "rule"
  | "import";

/** By the first word of the deed; for what is not here the deed says all. */
const subjects: Partial<Record<string, SubjectKind>> = {
  statement: "statement",
  notable_category: "category",
  update: "update",
  timeline_entry: "timeline_entry",
  organiser: "member",
  sign_in_link: "member",
  invitation: "invitation",
  signature: "signature",
  signature_change: "signature",
  notable: "notable",
  delivery: "delivery",
  moderation_rule: "rule",
  notable_import: "import",
};

/** What kind of thing a deed is done to; null where that goes without saying. */
export function subjectOf(action: string): SubjectKind | null {
  return subjects[action.split(".", 1)[0] ?? ""] ?? null;
}

/** A thing as a line names it: never by the name of anybody who signed. */
export type AuditSubject = {
  kind: SubjectKind;
  id: string;
  /** False for what has been deleted since. */
  isThere: boolean;
  /** One name for all languages, or one for each; null for what is named by its id. */
  names: string | LocalisedText | null;
  /** What its page's address needs besides the id: a statement's slug, `here` for what was not removed. */
  place: string | null;
};

export type AuditPage = {
  lines: (AuditLine & { subject: AuditSubject | null })[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
  /** Everybody who may stand in the log. */
  actors: { id: string; label: string }[];
};

export const operator = "operator";

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** What an address or a form asks for; whatever means nothing is left out. */
export function readAuditFilter(given: Record<string, string | undefined>): AuditFilter {
  const { action, actor, from, to } = given;
  const known = auditActions.find((each) => each === action);
  const isActor = actor === operator || isUuid(actor ?? "");
  const isDay = (value: string | undefined) =>
    day.test(value ?? "") && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
  return {
    ...(known ? { action: known } : {}),
    ...(isActor ? { actor } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
  };
}
