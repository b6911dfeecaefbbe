import type { Challenge } from "altcha-lib/types";

export type { Challenge } from "altcha-lib/types";

/** The sign form's controls that nobody fills in by hand. */
export const hiddenControls = {
  trap: "website",
  formTime: "form-time",
  proof: "proof",
  source: "source",
  version: "version",
} as const;

/** Tries until a challenge is solved, at the very most. */
export const mostTries = 800;

/** Whether a visitor is asked for a proof of work just now, and the challenge to solve. */
export type ChallengeAnswer =
  { required: false; challenge: null } | { required: true; challenge: Challenge };

/** What the limits did since this process started; numbers only. */
export type LimitsMeasures = {
  /** Submissions that were looked at. */
  judged: number;
  /** Answered with "too many" (429). */
  refused: number;
  /** Taken, without a mail or with a later one. */
  held: number;
  /** Taken, to wait for an organiser. */
  quarantined: number;
  /** Like a machine's: a trap filled in, an odd form time, and the like. */
  suspicious: number;
  /** Submissions that should have carried a proof of work … */
  demanded: number;
  /** … and did. */
  proven: number;
  challenges: number;
};

/** The limits at a glance, for the dashboard. */
export type LimitsSummary = {
  mode: "on" | "off";
  /** Where rates are counted: in this process, or for all machines together. */
  counting: "memory" | "valkey" | "valkey_away";
  /** Who has to prove work just now. */
  proofOfWork: "nobody" | "some_networks" | "everybody";
  sinceStart: LimitsMeasures;
};

/** What becomes of a submission besides what its sender is told. */
export type SubmissionVerdict =
  | { outcome: "refused"; retryAfterSeconds: number }
  | {
      outcome: "taken";
      /** Of `submissionFlags`. */
      flags: ("disposable" | "suspicious" | "velocity" | "unproven")[];
      quarantined: boolean;
      holdMail: boolean;
    };

/** What becomes of a request for a mail with a link. */
export type LinkRequestVerdict =
  { outcome: "refused"; retryAfterSeconds: number } | { outcome: "taken"; holdMail: boolean };
