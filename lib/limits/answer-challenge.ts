import { env } from "../env";
import { everybody, isProofDueAnywhere } from "./alerts";
import { countEvent } from "./count";
import { todaysHash } from "./keyed-hash";
import { networksOf } from "./networks";
import { makeChallenge } from "./proof";
import type { ChallengeAnswer } from "./schema";
import { limits } from "./state";

/**
 * Tells a visitor's browser whether it has to prove work before it signs, and hands it a
 * challenge. Changes nothing that matters: what is counted is only how many are asked for.
 */
export async function answerChallenge(
  networkAddress: string | null,
  { now }: { now: Date },
): Promise<
  { outcome: "answer"; answer: ChallengeAnswer } | { outcome: "refused"; retryAfterSeconds: number }
> {
  const hash = await todaysHash(now);
  const networks = networkAddress ? networksOf(networkAddress) : null;
  const keys = {
    everybody,
    ...(networks && {
      network: hash("network", networks.network),
      neighbourhood: hash("neighbourhood", networks.neighbourhood),
    }),
  };
  const isDue = env.limits === "on" && (await isProofDueAnywhere(keys, now));
  if (!isDue) return { outcome: "answer", answer: { required: false, challenge: null } };
  const flood = (await countEvent("challenge", keys, now)).find(({ load }) => load > 1);
  if (flood) return { outcome: "refused", retryAfterSeconds: flood.retryAfterSeconds };
  limits.measures.challenges += 1;
  const challenge = await makeChallenge(now);
  return { outcome: "answer", answer: { required: true, challenge } };
}
