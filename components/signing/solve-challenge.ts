import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import type { DeriveKeyFunction } from "altcha-lib/types";
import { mostTries, type Challenge } from "@/lib/limits/schema";

/**
 * Solves a challenge with the browser's own cryptography, which works beside the page: typing
 * stays smooth. Two searches on machines that have the cores. Returns what the form sends.
 */
export async function solveInBrowser(
  challenge: Challenge,
  onProgress: (share: number) => void,
): Promise<string | null> {
  let tries = 0;
  const countTries: DeriveKeyFunction = (...given) => {
    tries += 1;
    if (tries % 16 === 0) onProgress(Math.min(tries / mostTries, 1));
    return deriveKey(...given);
  };
  const counterStep = navigator.hardwareConcurrency > 3 ? 2 : 1;
  const controller = new AbortController();
  const searches = Array.from({ length: counterStep }, (_, counterStart) =>
    solveChallenge({ challenge, deriveKey: countTries, counterStart, counterStep, controller }),
  );
  const solution = await Promise.race(searches);
  controller.abort();
  return solution && btoa(JSON.stringify({ challenge, solution }));
}
