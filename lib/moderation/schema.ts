import { z } from "zod";
import { countryCodes } from "../i18n/countries";
import type { Locale } from "../i18n/schema";
import {
  type Capacity,
  type SignatureState,
  type Standing,
  type StandingVerb,
  type Visibility,
  signatureStates,
  visibilities,
} from "../signing/schema";

export { ruleCan, ruleConditions, ruleStates, ruleVerbs } from "./rule-schema";
export type {
  ModerationRule,
  RuleConditions,
  RulePreview,
  RuleState,
  RuleVerb,
} from "./rule-schema";

/** Why a signature was made invalid; a note in words may be added and is kept apart from the audit log. */
export const invalidationReasons = [
  "invented",
  "impersonation",
  "abusive",
  "repeated",
  "test",
  "other",
] as const;
export type InvalidationReason = (typeof invalidationReasons)[number];

export const longestNote = 1000;

/** What is asked of the table of signatures; null asks nothing. */
export type SignatureFilter = {
  statement: string | null;
  state: SignatureState | null;
  visibility: Visibility | null;
  country: string | null;
  /** Days of submission, `YYYY-MM-DD`, both included. */
  from: string | null;
  to: string | null;
  /** What waits for an organiser's look; nothing that is withdrawn or invalid already. */
  review: "quarantined" | "flagged" | null;
  notable: boolean;
  q: string | null;
};

const day = z.iso.date().refine((text) => text >= "1900-01-01");
const lenient = <T extends z.ZodType>(type: T) =>
  type
    .nullish()
    .catch(null)
    .transform((v) => v ?? null);

const filterColumns = z.object({
  statement: lenient(z.string().regex(/^[a-z0-9-]{1,80}$/)),
  state: lenient(z.enum(signatureStates)),
  visibility: lenient(z.enum(visibilities)),
  country: lenient(z.string().refine((code) => countryCodes.includes(code))),
  from: lenient(day),
  to: lenient(day),
  review: lenient(z.enum(["quarantined", "flagged"])),
  notable: z
    .literal("on")
    .transform(() => true)
    .catch(false),
  q: lenient(z.string().trim().min(1).max(400)),
});

/** Reads a filter from an address; what cannot be understood asks nothing. */
export function parseSignatureFilter(
  raw: Record<string, string | string[] | undefined>,
): SignatureFilter {
  const first = Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]),
  );
  return filterColumns.parse(first);
}

/** A signature as a table shows it to organisers: never an address, never a sealed name. */
export type ListedSignature = Standing & {
  id: string;
  statementSlug: string;
  visibility: Visibility;
  /** The name, the initials, or null where it is encrypted or was never kept. */
  name: string | null;
  role: string | null;
  organisation: string | null;
  capacity: Capacity | null;
  country: string | null;
  locale: Locale;
  submittedOn: string;
  confirmedOn: string | null;
  notableId: string | null;
};

/** Signatures on a page of the table. */
export const signaturesPerPage = 50;

export type SignaturePage = {
  signatures: ListedSignature[];
  /** Cursors of the pages beside; null where there is none. */
  newer: string | null;
  older: string | null;
  /**
   * Set when the work was cut short: how many were looked through, and the cursor and the day
   * from which to look further.
   */
  cutShort: { lookedThrough: number; cursor: string; day: string } | null;
};

/** Which page: after a cursor, before one, or the very last. */
export type PageChoice = { after?: string; before?: string; last?: boolean };

/** One deed upon a signature, for its history. */
export type SignatureAct = {
  id: string;
  verb: StandingVerb;
  reason: InvalidationReason | null;
  note: string | null;
  /** The name on the watch-list that the look back found it alike to, while that is watched. */
  watchedName: string | null;
  at: Date;
  /** Who did it; null for somebody who has left. */
  by: string | null;
  ruleId: string | null;
  before: Standing;
  after: Standing;
  undone: { at: Date; by: string | null } | null;
  /** Whether undoing it would still change something. */
  canUndo: boolean;
};

/** What one organiser did at once, to one signature or to several. */
export type OwnDeed = { at: Date; verb: StandingVerb; actIds: string[] };

/** How many signatures wait for a look, counted up to `mostWaitingCounted`. */
export type Waiting = { quarantined: number; flagged: number };

/** Beyond so many nobody counts: "1,000 and more". */
export const mostWaitingCounted = 1_000;

/** A signature's own page. */
export type SignatureDetails = ListedSignature & {
  version: number;
  consentVersion: string;
  wantsUpdates: boolean;
  expiresAt: Date | null;
  /** The day on which its owner took it back, `YYYY-MM-DD`. */
  withdrawnOn: string | null;
  acts: SignatureAct[];
};

export type ModerateOutcome =
  | { outcome: "done"; changed: number; actIds: string[] }
  | { outcome: "invalid"; errors: ModerationError[] };

export type ModerationError = { field: "reason" | "note" | "ids" | "verb"; code: string };

export type UndoOutcome = { outcome: "undone"; restored: number };

/** Whether an address has signed, statement by statement. */
export type LookUpOutcome =
  | { outcome: "looked_up"; statements: { slug: string; standing: Standing | null }[] }
  | { outcome: "invalid_address" }
  | { outcome: "limited"; retryAfterMinutes: number };
