import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import {
  countPasskeyUse,
  findPasskeys,
  markSecondStep,
  setChallenge,
  takeChallenge,
  type StoredPasskey,
} from "./passkey-store";
import { requireSomebody } from "./permissions";
import { relyingParty } from "./relying-party";
import { challengeMinutes, type Actor } from "./schema";
import { hashSessionToken } from "./session-token";

type Caller = { actor: Actor; sessionToken: string };
type Clock = { now: Date };

export type PasskeyCheckOutcome = { outcome: "verified" } | { outcome: "refused" };

/** What the browser needs to show one of this person's passkeys. For the second step and later. */
export async function beginPasskeyCheck(
  { actor, sessionToken }: Caller,
  { now }: Clock,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  requireSomebody(actor);
  const known = await findPasskeys(actor.id);
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    allowCredentials: known.map(({ credentialId, transports }) => ({
      id: Buffer.from(credentialId).toString("base64url"),
      transports,
    })),
    userVerification: "required",
  });
  await setChallenge(hashSessionToken(sessionToken), {
    challenge: options.challenge,
    challengePurpose: "verify",
    challengeExpiresAt: new Date(now.getTime() + challengeMinutes * 60_000),
  });
  return options;
}

/**
 * Takes the browser's answer. `verified` only for a passkey of this very person, for the
 * challenge of this very session, once, at this site's address, by somebody whom the
 * authenticator has recognised, with a counter that went up. The session then has its second
 * step, and counts as fresh for five minutes.
 */
export async function finishPasskeyCheck(
  { actor, sessionToken }: Caller,
  response: unknown,
  { now }: Clock,
): Promise<PasskeyCheckOutcome> {
  requireSomebody(actor);
  const tokenHash = hashSessionToken(sessionToken);
  // The challenge goes even when the answer is wrong: each is for one attempt.
  const challenge = await withTransaction((transaction) =>
    takeChallenge(transaction, tokenHash, "verify", now),
  );
  const passkey = (await findPasskeys(actor.id)).find((known) => isAnswerOf(known, response));
  const counter = challenge && passkey && (await verify(response, challenge, passkey));
  if (!passkey || typeof counter !== "number") return { outcome: "refused" };
  return withTransaction(async (transaction) => {
    const use = { id: passkey.id, counter, at: now };
    if (!(await countPasskeyUse(transaction, use))) return { outcome: "refused" };
    await markSecondStep(transaction, tokenHash, { now, byPasskey: true });
    const deed = { actorId: actor.id, action: "passkey.used", subjectId: passkey.id } as const;
    await recordAudit({ ...deed, at: now }, transaction);
    return { outcome: "verified" };
  });
}

function isAnswerOf({ credentialId }: StoredPasskey, response: unknown): boolean {
  const id = (response as { id?: unknown } | null)?.id;
  return typeof id === "string" && id === Buffer.from(credentialId).toString("base64url");
}

/** The authenticator's new counter, or null when the answer does not hold. */
async function verify(
  response: unknown,
  expectedChallenge: string,
  passkey: StoredPasskey,
): Promise<number | null> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      credential: {
        id: Buffer.from(passkey.credentialId).toString("base64url"),
        publicKey: passkey.publicKey,
        counter: Number(passkey.counter),
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws for whatever does not fit, and what it was given came from outside.
    return null;
  }
}
