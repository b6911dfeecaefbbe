import type { SignatureFlag, SignatureState } from "./schema";

/** What an organiser can do to a signature that stands or waits; each can be undone. */
export const standingVerbs = ["release", "flag", "unflag", "quarantine", "invalidate"] as const;
export type StandingVerb = (typeof standingVerbs)[number];

/** Whether and how a signature counts: all that organisers change of it. */
export type Standing = { state: SignatureState; quarantined: boolean; flags: string[] };

/** The mark of a signature that an organiser wants looked at again. */
export const organisersFlag: SignatureFlag = "by_organiser";

const isLive = ({ state }: Standing) => state === "pending" || state === "confirmed";

/**
 * In which standing each deed makes a difference; pages and the domain ask this one table.
 * What waits for its mailbox's owner is never invalidated: anybody can type anybody's address,
 * and its owner may still confirm or correct it. It can be quarantined, and stays so when
 * confirmed.
 */
export const standingCan = {
  /** "Looks fine": shown and counted, and listed no longer. */
  release: (standing) => isLive(standing) && (standing.quarantined || standing.flags.length > 0),
  flag: (standing) => isLive(standing) && !standing.flags.includes(organisersFlag),
  unflag: (standing) => isLive(standing) && standing.flags.length > 0,
  quarantine: (standing) => isLive(standing) && !standing.quarantined,
  invalidate: ({ state }) => state === "confirmed",
} as const satisfies Record<StandingVerb, (standing: Standing) => boolean>;

const effects = {
  release: (standing) => ({ ...standing, quarantined: false, flags: [] }),
  flag: (standing) => ({ ...standing, flags: [...standing.flags, organisersFlag] }),
  unflag: (standing) => ({ ...standing, flags: [] }),
  quarantine: (standing) => ({ ...standing, quarantined: true }),
  invalidate: (standing) => ({ ...standing, state: "invalidated" }),
} as const satisfies Record<StandingVerb, (standing: Standing) => Standing>;

/** The standing after a deed, or null when it would change nothing or is not allowed. */
export function standingAfter(verb: StandingVerb, standing: Standing): Standing | null {
  return standingCan[verb](standing) ? effects[verb](standing) : null;
}
