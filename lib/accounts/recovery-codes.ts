import { createHash, randomBytes } from "node:crypto";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { markSecondStep, replaceRecoveryCodes, takeRecoveryCode } from "./passkey-store";
import { requireFreshPasskey, requirePermission, requireSomebody } from "./permissions";
import { recoveryCodeCount, type Actor } from "./schema";
import { hashSessionToken } from "./session-token";

type Clock = { now: Date };

/** Without letters and digits that are taken for each other. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const codeLength = 16;

/**
 * Ten new codes for who loses every passkey, in the place of all earlier ones. They are
 * returned this once and stored as hashes: each is 79 random bits, so a stolen table gives
 * none away. Throws `NotPermitted`, `PasskeyNeeded`.
 */
export async function makeRecoveryCodes(actor: Actor, { now }: Clock): Promise<string[]> {
  requirePermission(actor, "manageOwnAccount");
  requireFreshPasskey(actor, { now });
  const codes = Array.from({ length: recoveryCodeCount }, makeCode);
  await withTransaction(async (transaction) => {
    const hashes = codes.map(hashCode);
    await replaceRecoveryCodes(transaction, actor.id, { hashes, createdAt: now });
    const deed = { actorId: actor.id, action: "recovery_codes.made", subjectId: actor.id } as const;
    await recordAudit({ ...deed, at: now }, transaction);
  });
  return codes;
}

/**
 * The second step by a recovery code, in place of a passkey. Each code works once. It does
 * not count as a fresh passkey: it opens the door to register a new one.
 */
export async function giveRecoveryCode(
  { actor, sessionToken }: { actor: Actor; sessionToken: string },
  typed: string,
  { now }: Clock,
): Promise<{ outcome: "accepted" } | { outcome: "refused" }> {
  requireSomebody(actor);
  const hash = hashCode(typed);
  const tokenHash = hashSessionToken(sessionToken);
  return withTransaction(async (transaction) => {
    const isTaken = await takeRecoveryCode(transaction, actor.id, { hash, at: now });
    if (!isTaken) return { outcome: "refused" };
    await markSecondStep(transaction, tokenHash, { now, byPasskey: false });
    const deed = { actorId: actor.id, action: "recovery_code.used", subjectId: actor.id } as const;
    await recordAudit({ ...deed, at: now }, transaction);
    return { outcome: "accepted" };
  });
}

/** `abcd-efgh-jkmn-pqrs`; letters are drawn so that each is as likely as any other. */
function makeCode(): string {
  const limit = 256 - (256 % alphabet.length);
  let code = "";
  while (code.length < codeLength) {
    for (const byte of randomBytes(codeLength)) {
      if (byte < limit && code.length < codeLength) code += alphabet[byte % alphabet.length];
    }
  }
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

function hashCode(code: string): Buffer<ArrayBuffer> {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return Buffer.from(createHash("sha256").update(plain, "utf8").digest());
}
