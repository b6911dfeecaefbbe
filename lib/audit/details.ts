import type { AuditAction } from "./schema";

/** How a value is read: a number, yes or no, a language, or a word out of one of the lists. */
export type DetailKind =
  | "number"
  | "flag"
  | "day"
  | "moment"
  | "text"
  | "language"
  | "languages"
  | "facts"
  | "status"
  | "role"
  | "reason"
  | "verb"
  | "profile"
  | "key"
  | "way";

/** Worth a line only where they are so. */
const onlyIfTrue: readonly string[] = [
  "atWish",
  "awaitsApproval",
  "overwritten",
  "replacesFinal",
  "supplement",
];

/** Everything that a line may hold besides its deed. Each has a label in `audit.details`. */
export const auditDetails = {
  again: "number",
  atWish: "flag",
  awaitsApproval: "flag",
  by: "way",
  byMail: "flag",
  changed: "facts",
  files: "number",
  gone: "number",
  heldMails: "number",
  isPublic: "flag",
  language: "language",
  languages: "languages",
  mails: "number",
  notMailed: "number",
  overwritten: "flag",
  people: "number",
  position: "number",
  profile: "profile",
  purpose: "key",
  reason: "reason",
  replacesFinal: "flag",
  role: "role",
  rows: "number",
  sessions: "number",
  signatures: "number",
  slug: "text",
  supplement: "flag",
  verb: "verb",
  version: "number",
  waiting: "number",
} as const satisfies Record<string, DetailKind>;

/** What a line holds twice, as `goalBefore` and `goalAfter`. */
export const auditChanges = {
  above: "number",
  age: "number",
  asOf: "day",
  closes: "moment",
  goal: "number",
  opens: "moment",
  place: "number",
  retention: "number",
  role: "role",
  slug: "text",
  status: "status",
} as const satisfies Record<string, DetailKind>;

/** These deeds change one thing only, and call it `before` and `after`. */
const onlyChange: Partial<Record<string, keyof typeof auditChanges>> = {
  "organiser.role_changed": "role",
  "delivery.approval_rule_changed": "above",
} satisfies Partial<Record<AuditAction, keyof typeof auditChanges>>;

type Change = keyof typeof auditChanges;

export type AuditDetailName =
  keyof typeof auditDetails | "before" | "after" | `${Change}Before` | `${Change}After`;

/** Plain values, never personal data. */
export type AuditDetails = Partial<Record<AuditDetailName, string | number | boolean | null>>;

/** A detail as it is read; `kind` is null for what an earlier version wrote and nobody knows now. */
export type ReadDetail = { name: string; kind: DetailKind | null } & (
  { value: unknown } | { before: unknown; after: unknown }
);

const half = /^(.*?)(before|after)$/i;

/** Whether a line may hold it: only what has a label does, so that the log can be read. */
export function isAuditDetail(name: string): name is AuditDetailName {
  const stem = half.exec(name)?.[1];
  return Object.hasOwn(auditDetails, name) || stem === "" || isChange(stem);
}

/**
 * A line's details with what each is; what was before and what after come together, and what is
 * worth saying only when it is so is left out when it is not.
 */
export function readDetails(action: string, details: Record<string, unknown>): ReadDetail[] {
  const worth = Object.keys(details).filter(
    (written) => details[written] !== false || !onlyIfTrue.includes(written),
  );
  const read = worth.map((written) => readDetail(action, written, details));
  return read.filter((detail) => detail !== null);
}

function readDetail(
  action: string,
  written: string,
  details: Record<string, unknown>,
): ReadDetail | null {
  const [, stem, which = ""] = half.exec(written) ?? [];
  const name = stem || onlyChange[action];
  if (stem === undefined || !isChange(name)) {
    const kind = Object.hasOwn(auditDetails, written)
      ? auditDetails[written as keyof typeof auditDetails]
      : null;
    return { name: written, kind, value: details[written] };
  }
  const other = stem + (which === "Before" ? "After" : "after");
  const isLast = which.toLowerCase() === "after";
  const before = stem + (stem ? "Before" : "before");
  if (isLast && Object.hasOwn(details, before)) return null;
  const kind = auditChanges[name];
  if (isLast) return { name, kind, before: null, after: details[written] };
  return { name, kind, before: details[written], after: details[other] };
}

function isChange(name: string | undefined): name is Change {
  return name !== undefined && Object.hasOwn(auditChanges, name);
}
