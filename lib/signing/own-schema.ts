import type { Locale } from "../i18n/schema";
import type { Capacity, DeadLink, FieldError, Proposal } from "./schema";

/** What the owner of a notable signature proposed, and what an organiser said; the words only while it waits. */
export type ProposedChange = {
  state: "waiting" | "accepted" | "refused";
  name: string | null;
  role: string | null;
  organisation: string | null;
  capacity: Capacity | null;
  /** `YYYY-MM-DD`. */
  proposedOn: string;
};

/** A confirmed signature as its owner sees it. */
export type OwnSignature = Proposal & {
  confirmedOn: string;
  /** The number of the statement's version that it stands under. */
  version: number;
  wantsUpdates: boolean;
  /** Counts its owner's changes; a form carries it back. */
  revision: number;
  /** Its name stands, or may stand, among the notable ones: what would be shown waits for an organiser. */
  isNotable: boolean;
  change: ProposedChange | null;
};

/** `invalidated`: organisers decided so; whether its owner has had erased what it said. */
export type OwnSignatureOutcome =
  | { outcome: "found"; signature: OwnSignature }
  | {
      outcome: "invalidated";
      isErased: boolean;
      statementSlug: string;
      statementTitle: string;
      statementTitleLocale: Locale;
    }
  | DeadLink;

/** `overtaken`: it was changed after its owner had looked at it, so nothing was done. */
export type ChangeOutcome =
  | { outcome: "changed" }
  | { outcome: "waiting" }
  | { outcome: "overtaken" }
  | { outcome: "invalid"; errors: FieldError[] }
  | DeadLink;

/** `on_their_way` says nothing of whether there was anything to send. */
export type RequestLinksOutcome =
  { outcome: "on_their_way" } | { outcome: "limited"; retryAfterSeconds: number };

export type WithdrawOutcome = { outcome: "withdrawn" } | { outcome: "erased" } | DeadLink;

export type StopUpdatesOutcome = { outcome: "stopped" } | DeadLink;

/** What an organiser has to decide: what is shown now, and what its owner wants instead. */
export type WaitingChange = {
  id: string;
  signatureId: string;
  statementSlug: string;
  proposedOn: string;
  before: ChangeDetails;
  after: ChangeDetails;
};

export type ChangeDetails = {
  name: string | null;
  role: string | null;
  organisation: string | null;
  capacity: Capacity | null;
};

/** `gone`: decided meanwhile, replaced by a newer proposal, or its signature was withdrawn. */
export type DecideChangeOutcome = { outcome: "decided" } | { outcome: "gone" };
