import type { ChallengeAnswer } from "@/lib/limits/schema";
import { paths } from "@/lib/paths";

/** So long (milliseconds) the question alone may take: a form that waits for it goes without. */
const patience = 4_000;

/**
 * Asks the site whether this browser has to prove work before its person signs. Returns the
 * proof, or null when none is due or none can be made. What solves the challenge is only
 * loaded when there is one.
 */
export async function proveWork(onProgress: (share: number) => void): Promise<string | null> {
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(paths.apiChallenge(), { cache: "no-store", signal });
  if (!response.ok) return null;
  const { challenge } = (await response.json()) as ChallengeAnswer;
  if (!challenge) return null;
  onProgress(0);
  const { solveInBrowser } = await import("./solve-challenge");
  return solveInBrowser(challenge, onProgress);
}
