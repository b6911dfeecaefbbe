import { createChallenge, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { Payload } from "altcha-lib/types";
import { proofRules } from "./rates";
import type { Challenge } from "./schema";
import { limitsSecret } from "./secrets";
import { limits } from "./state";
import { findValkey } from "./valkey";

/** Longer than any solution; nobody needs to send more. */
const longestProof = 4_096;
/** More than are solved in ten minutes by anything that is not a data centre. */
const mostRemembered = 200_000;

/** A fresh challenge of ALTCHA's, good once and for ten minutes. */
export async function makeChallenge(now: Date): Promise<Challenge> {
  const { cost, tries, expiresAfterMs } = proofRules;
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost,
    counter: randomInt(tries.most, tries.least),
    deriveKey,
    expiresAt: new Date(now.getTime() + expiresAfterMs),
    ...secrets(),
  });
}

/**
 * Whether a text is the solution of a challenge of ours that has not expired and was not used
 * before; from then on it is used. The library itself takes replays.
 */
export async function redeemProof(proof: string | null, now: Date): Promise<boolean> {
  const payload = proof ? readPayload(proof) : null;
  if (!payload) return false;
  const { challenge, solution } = payload;
  const isSolved = await verifySolution({ challenge, solution, deriveKey, ...secrets() }).then(
    ({ verified }) => verified,
    () => false,
  );
  return isSolved && useUp(challenge.parameters.nonce, now);
}

function secrets() {
  return {
    hmacSignatureSecret: limitsSecret("challenge"),
    hmacKeySignatureSecret: limitsSecret("challenge-key"),
  };
}

/** ALTCHA's payload: base64 of JSON. What is wrong inside, the verification finds. */
function readPayload(proof: string): Payload | null {
  if (proof.length > longestProof) return null;
  try {
    const payload = JSON.parse(Buffer.from(proof, "base64").toString("utf8")) as Payload;
    const { expiresAt, nonce } = payload.challenge.parameters;
    return typeof expiresAt === "number" && typeof nonce === "string" ? payload : null;
  } catch {
    return null;
  }
}

/** False for a challenge that was used. Two at the same moment: one of them. */
async function useUp(nonce: string, now: Date): Promise<boolean> {
  if (isUsedHere(nonce, now)) return false;
  const { expiresAfterMs } = proofRules;
  const answer = await findValkey()
    ?.set(`undersigned:limits:used:${nonce}`, "1", "PX", expiresAfterMs + 60_000, "NX")
    // While it is away, this process's own memory has to do.
    .catch(() => "OK");
  return answer === undefined || answer === "OK";
}

function isUsedHere(nonce: string, now: Date): boolean {
  const { used } = limits;
  if ((used.get(nonce) ?? 0) > now.getTime()) return true;
  used.set(nonce, now.getTime() + proofRules.expiresAfterMs + 60_000);
  // In the order of insertion, which is that of expiry.
  for (const [oldest, until] of used) {
    if (until > now.getTime() && used.size <= mostRemembered) break;
    used.delete(oldest);
  }
  return false;
}
