import { env } from "../env";
import type { SubmissionVerdict } from "./schema";
import { limits } from "./state";

/**
 * The verdict that holds: the one that was found or, while `LIMITS` is off, one that refuses,
 * holds back and quarantines nothing and flags no rate. What is said of the mailbox stays.
 */
export function settleVerdict(found: SubmissionVerdict): SubmissionVerdict {
  const verdict = env.limits === "off" ? withoutConsequence(found) : found;
  const { measures } = limits;
  if (verdict.outcome === "refused") measures.refused += 1;
  else {
    if (verdict.holdMail) measures.held += 1;
    if (verdict.quarantined) measures.quarantined += 1;
  }
  return verdict;
}

function withoutConsequence(found: SubmissionVerdict): SubmissionVerdict {
  const flags = found.outcome === "taken" ? found.flags : [];
  return {
    outcome: "taken",
    flags: flags.filter((flag) => flag === "disposable"),
    quarantined: false,
    holdMail: false,
  };
}
