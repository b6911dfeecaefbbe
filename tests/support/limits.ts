import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { answerChallenge, makeFormTime } from "@/lib/limits";
import type { Challenge } from "@/lib/limits/schema";
import type { Visitor } from "@/lib/signing/schema";

/** Somebody at a form that was opened this minute, with a browser that does what is asked. */
export function visitorAt(network: string, now: Date, more: Partial<Visitor> = {}): Visitor {
  return {
    network,
    proof: null,
    formMadeAt: makeFormTime(now),
    trap: "",
    isApi: false,
    source: "unknown",
    readVersion: null,
    ...more,
  };
}

/** A script that posts what the form's controls are called, and nothing that the page has put there. */
export function botAt(network: string): Visitor {
  return {
    network,
    proof: null,
    formMadeAt: null,
    trap: "http://spam.example",
    isApi: false,
    source: "unknown",
    readVersion: null,
  };
}

/** Does the work of a challenge, as a browser does, and returns what it sends. */
export async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");
}

/** Asks for a challenge from a network and solves it; null when none is demanded there. */
export async function prove(network: string, now: Date): Promise<string | null> {
  const asked = await answerChallenge(network, { now });
  if (asked.outcome === "refused") throw new Error("no challenge for this network");
  return asked.answer.challenge ? solve(asked.answer.challenge) : null;
}
