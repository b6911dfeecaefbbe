import { randomUUID } from "node:crypto";
import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import {
  findPasskeys,
  insertPasskey,
  markSecondStep,
  setChallenge,
  takeChallenge,
} from "./passkey-store";
import { NotPermitted, PasskeyNeeded, requireSomebody } from "./permissions";
import { passkeyAlgorithms, relyingParty } from "./relying-party";
import {
  challengeMinutes,
  longestPasskeyName,
  mayRegisterPasskey,
  needsSecondStep,
  type Actor,
} from "./schema";
import { hashSessionToken } from "./session-token";

/** Who registers, and in which session: the token is the cookie's. */
type Caller = { actor: Actor; sessionToken: string };
type Clock = { now: Date };

export type RegistrationOutcome =
  { outcome: "registered"; isFirst: boolean } | { outcome: "refused" };

/**
 * What the browser needs to make a passkey. The first one follows the link at once; a further
 * one wants a passkey shown within five minutes, so that a thief of the session adds none.
 * Throws `NotPermitted`, `PasskeyNeeded`.
 */
export async function beginPasskeyRegistration(
  { actor, sessionToken }: Caller,
  { now }: Clock,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  requireMayRegister(actor, now);
  const { id: rpID, name: rpName } = relyingParty();
  const known = await findPasskeys(actor.id);
  const options = await generateRegistrationOptions({
    rpID,
    rpName,
    userName: actor.email,
    userID: new Uint8Array(Buffer.from(actor.id.replaceAll("-", ""), "hex")),
    userDisplayName: actor.name ?? actor.email,
    attestationType: "none",
    supportedAlgorithmIDs: passkeyAlgorithms,
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: Buffer.from(credentialId).toString("base64url"),
      transports,
    })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
  });
  await setChallenge(hashSessionToken(sessionToken), {
    challenge: options.challenge,
    challengePurpose: "register",
    challengeExpiresAt: new Date(now.getTime() + challengeMinutes * 60_000),
  });
  return options;
}

/**
 * Keeps a new passkey under a name, when the browser's answer fits the challenge of this very
 * session; the session counts as having shown it. Everybody else's answer, a second use of the
 * challenge and an answer from another address are `refused`. Throws
 * `NotPermitted`, `PasskeyNeeded`.
 */
export async function finishPasskeyRegistration(
  { actor, sessionToken }: Caller,
  { name, response }: { name: string; response: unknown },
  { now }: Clock,
): Promise<RegistrationOutcome> {
  requireMayRegister(actor, now);
  const tokenHash = hashSessionToken(sessionToken);
  // The challenge goes even when the answer is wrong: each is for one attempt.
  const challenge = await withTransaction((transaction) =>
    takeChallenge(transaction, tokenHash, "register", now),
  );
  const credential = challenge && (await verify(response, challenge));
  if (!credential) return { outcome: "refused" };

  const id = randomUUID();
  const passkey = {
    id,
    organiserId: actor.id,
    name: tidyName(name),
    credentialId: new Uint8Array(Buffer.from(credential.id, "base64url")),
    publicKey: new Uint8Array(credential.publicKey),
    counter: BigInt(credential.counter),
    transports: credential.transports ?? [],
    createdAt: now,
  };
  await withTransaction(async (transaction) => {
    await insertPasskey(transaction, passkey);
    await markSecondStep(transaction, tokenHash, { now, byPasskey: true });
    const deed = { actorId: actor.id, action: "passkey.registered", subjectId: id } as const;
    await recordAudit({ ...deed, at: now }, transaction);
  });
  return { outcome: "registered", isFirst: !actor.hasPasskey };
}

async function verify(response: unknown, expectedChallenge: string) {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      supportedAlgorithmIDs: passkeyAlgorithms,
    });
    return registrationInfo?.credential ?? null;
  } catch {
    // The library throws for whatever does not fit, and what it was given came from outside.
    return null;
  }
}

function requireMayRegister(actor: Actor, now: Date): void {
  requireSomebody(actor);
  if (mayRegisterPasskey(actor, { now })) return;
  if (needsSecondStep(actor)) throw new NotPermitted("manageOwnAccount");
  throw new PasskeyNeeded();
}

function tidyName(name: string): string {
  const visible = name
    .normalize("NFC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  return [...visible].slice(0, longestPasskeyName).join("") || "Passkey";
}
