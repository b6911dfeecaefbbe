import { findRequestStore } from "./request-store";

/**
 * What became of a post: what the thin server has found out already when it answers no more
 * than the plain good ones (docs/decisions/0011), else what `work` finds out. Nothing is
 * done or counted twice. `work` must be what the thin server tries for this route.
 */
export function settled<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
  const attempt = findRequestStore()?.attempt;
  return attempt ? (attempt as Promise<Outcome>) : work();
}
