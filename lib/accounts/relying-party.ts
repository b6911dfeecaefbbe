import { env } from "../env";

/** For whom passkeys are made: the site's host. A passkey works at this address and at no other. */
export function relyingParty(): { id: string; origin: string; name: string } {
  return { id: new URL(env.publicUrl).hostname, origin: env.publicUrl, name: "Undersigned" };
}

/** ES256, EdDSA and RS256 (COSE): what every authenticator has at least one of. */
export const passkeyAlgorithms = [-7, -8, -257];
