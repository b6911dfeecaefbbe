import { deriveSecret, keysAreReadEveryMs } from "../privacy";

const known = new Map<string, { secret: string; until: number }>();

/**
 * A secret derived from the limits key, remembered for as long as keys are: deriving it for
 * every signature would cost more than using it.
 */
export function limitsSecret(label: string): string {
  const kept = known.get(label);
  if (kept && kept.until > performance.now()) return kept.secret;
  const secret = deriveSecret(label, "limits");
  known.set(label, { secret, until: performance.now() + keysAreReadEveryMs });
  return secret;
}
