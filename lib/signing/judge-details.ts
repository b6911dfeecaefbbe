import { isWatchedName, WatchedNames } from "../watchlist";
import type { GivenDetails } from "./details";
import { findFlags } from "./flags";
import { quarantiningFlags, submissionFlags, type SignatureFlag, type Visibility } from "./schema";
import { findOwnNotableNames } from "./store-notables";

/** What is odd about a signature, and whether it waits unseen and uncounted until somebody has looked. */
export type Judgement = { flags: SignatureFlag[]; quarantined: boolean };

/** A signature as it stands while its owner confirms or edits it. */
export type Standing = {
  flags: string[];
  quarantined: boolean;
  /** Absent for what is not stored yet. */
  id?: string;
};

/**
 * Judges the details that an owner settled on, at the confirm page or in an edit, before they
 * are stored: a public name that is a notable's or watched waits for review (the impersonation
 * alarm), odd texts are flagged. What is known of how the signature was sent stays with it, and
 * so does its quarantine; only one that was for nothing but the name ends with that name. `before`, in an
 * edit, are the details as they stand: a name that an organiser has let pass raises no second alarm.
 */
export async function judgeDetails(
  details: GivenDetails,
  standing: Standing,
  before?: { name: string | null; visibility: Visibility },
): Promise<Judgement> {
  const kept = submissionFlags.filter((flag) => standing.flags.includes(flag));
  const waitedForName = standing.flags.includes("impersonation") && !kept.some(isQuarantining);
  const waits = standing.quarantined && !waitedForName;
  if (details.visibility !== "name") return { flags: kept, quarantined: waits };

  const { name, role, organisation } = details;
  const isPassed = before?.visibility === "name" && before.name === name && !standing.quarantined;
  const isWatched = !isPassed && name !== null && (await isWatchedName(name));
  const isAlarm = isWatched && !(await isOwnName(name, standing));
  const alarm: SignatureFlag[] = isAlarm ? ["impersonation"] : [];
  return {
    flags: [...findFlags(name, role, organisation), ...alarm, ...kept],
    quarantined: waits || isAlarm,
  };
}

/** Whoever was invited as a notable, or is one, signs under that name. Asked only where the alarm would sound. */
async function isOwnName(name: string, { id }: Standing): Promise<boolean> {
  const own = id ? await findOwnNotableNames(id) : [];
  return new WatchedNames(own).match(name);
}

function isQuarantining(flag: SignatureFlag): boolean {
  return quarantiningFlags.includes(flag);
}
