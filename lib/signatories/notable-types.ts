import type { Locale } from "../i18n/schema";
import type { Localised, NotableWording } from "./notable-input";
import type { NotableName } from "./schema";
import type { NotableStage } from "./stages";

/** A statement as its board names it. */
export type BoardStatement = {
  id: string;
  slug: string;
  title: string;
  titleLocale: Locale;
  /** What its pages say below the names, of their roles and where they are from; the same whoever joins them. */
  note: string | null;
};

/** What a linked signature means for an entry: shown, or not (withdrawn, held back, name not for the site). */
export type LinkState = "none" | "shown" | "hidden";

/** Somebody on the board. */
export type BoardPerson = {
  id: string;
  name: string;
  role: string | null;
  organisation: string | null;
  capacity: "personal" | "organisation" | null;
  stage: NotableStage;
  link: LinkState;
  /** Languages of the interface in which the name is missing. */
  missingLocales: Locale[];
};

export type BoardCategory = {
  id: string;
  slug: string;
  title: string;
  titles: Localised;
  people: BoardPerson[];
};

/** What whoever approves an entry has to see: what would be printed in each language, and why. */
export type ApprovalCase = {
  printed: Record<Locale, NotableName>;
  evidence: EvidenceEntry[];
  /** Signatures under the same name; whoever approves says whether one is this person's. */
  matches: MatchingSignature[];
};

/** Somebody approved under whose name somebody signed: perhaps one person, listed twice. */
export type SignedToo = { id: string; name: string; matches: MatchingSignature[] };

export type Board = {
  statement: BoardStatement;
  statements: BoardStatement[];
  categories: BoardCategory[];
  /** Entries that this organiser may approve now, and those that only somebody else may. */
  waiting: { mine: string[]; others: string[] };
  approved: string[];
  /** Of everybody who waits for approval or is approved and not on the page yet. */
  cases: Record<string, ApprovalCase>;
  /** Approved or on the page, and perhaps among the signatures too. */
  signedToo: SignedToo[];
  /** True where there is nobody else to approve. */
  isAlone: boolean;
};

export type EvidenceEntry = {
  kind: "note" | "list" | "signature";
  note: string;
  url: string | null;
  attachedBy: string | null;
  attachedAt: Date;
};

/** A signature that may be the same person's. */
export type MatchingSignature = {
  id: string;
  name: string;
  role: string | null;
  organisation: string | null;
  day: string;
};

/** A signature that may be promoted; `sameName` are entries of that name without a signature. */
export type FoundToPromote = MatchingSignature & { notableId: string | null; sameName: string[] };

/** One entry with everything its page shows. */
export type NotableDetails = NotableWording & {
  id: string;
  statement: BoardStatement;
  category: { id: string; title: string };
  categories: { id: string; title: string }[];
  stage: NotableStage;
  link: LinkState;
  source: "signature" | "invitation" | "import";
  sourceNote: string;
  sourceUrl: string | null;
  sourceDate: string | null;
  enteredBy: string | null;
  approvedBy: string | null;
  approvedAt: Date | null;
  approvedAlone: boolean;
  evidence: EvidenceEntry[];
  invitation: { expiresAt: Date; link: string } | null;
  sameName: { id: string; name: string }[];
  matches: MatchingSignature[];
  /** Whether this organiser may approve it: somebody else entered it and attached the evidence. */
  mayApprove: boolean;
  isAlone: boolean;
};

/** Where an entry is to go: behind another (null: to the top), one place up or down, to the end. */
export type MoveTarget =
  { categoryId: string; afterId: string | null } | { step: "up" | "down" } | { categoryId: string };

/** Where an entry stands after a move; `anchorGone`: it went to the end, what it was to follow being gone. */
export type MoveOutcome =
  | {
      outcome: "moved";
      categoryId: string;
      position: number;
      of: number;
      anchorGone: boolean;
    }
  | { outcome: "unknown" };

/** Somebody on the list, or once on it, has this name: a person decides whether it is the same. */
export type SamePerson = {
  outcome: "same_person";
  entries: { id: string; name: string }[];
  removedAtWish: boolean;
};

/** The wording that was agreed with the invited, in one language. */
export type InvitedWording = {
  slug: string;
  name: string;
  role: string | null;
  organisation: string | null;
  capacity: "personal" | "organisation" | null;
  country: string | null;
};
