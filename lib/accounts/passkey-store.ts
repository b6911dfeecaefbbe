import { prisma, type Transaction } from "../db";

type Bytes = Uint8Array<ArrayBuffer>;

export type StoredPasskey = {
  id: string;
  credentialId: Bytes;
  publicKey: Bytes;
  counter: bigint;
  transports: string[];
};

export type ChallengePurpose = "register" | "verify";

/** Every passkey of one person, as the ceremonies need them. */
export function findPasskeys(organiserId: string): Promise<StoredPasskey[]> {
  return prisma.passkey.findMany({
    where: { organiserId },
    orderBy: { createdAt: "asc" },
    select: { id: true, credentialId: true, publicKey: true, counter: true, transports: true },
  });
}

/** Every passkey of one person, as they are listed. */
export function listPasskeyRows(organiserId: string) {
  return prisma.passkey.findMany({
    where: { organiserId },
    orderBy: { createdAt: "asc" },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  });
}

/** Writes what the next answer in this session has to sign; an earlier challenge is void. */
export async function setChallenge(
  tokenHash: Bytes,
  challenge: { challenge: string; challengePurpose: ChallengePurpose; challengeExpiresAt: Date },
): Promise<void> {
  await prisma.session.updateMany({ where: { tokenHash }, data: challenge });
}

/**
 * Takes the session's challenge away and returns it: of two answers to one challenge only
 * one finds it. Null when there is none, it is for something else, or its time is over.
 */
export async function takeChallenge(
  transaction: Transaction,
  tokenHash: Uint8Array,
  purpose: ChallengePurpose,
  now: Date,
): Promise<string | null> {
  const taken = await transaction.query<{ challenge: string }>(
    `with open as (
       select token_hash, challenge from session
       where token_hash = $1 and challenge_purpose = $2 and challenge_expires_at > $3
       for update
     )
     update session
     set challenge = null, challenge_purpose = null, challenge_expires_at = null
     from open where session.token_hash = open.token_hash
     returning open.challenge`,
    [tokenHash, purpose, now],
  );
  return taken.rows[0]?.challenge ?? null;
}

export async function insertPasskey(
  transaction: Transaction,
  passkey: StoredPasskey & { organiserId: string; name: string; createdAt: Date },
): Promise<void> {
  await transaction.query(
    `insert into passkey (id, organiser_id, name, credential_id, public_key, counter, transports,
       created_at, last_used_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [
      passkey.id,
      passkey.organiserId,
      passkey.name,
      passkey.credentialId,
      passkey.publicKey,
      passkey.counter,
      passkey.transports,
      passkey.createdAt,
    ],
  );
}

/**
 * Notes that a passkey was used. False when its counter does not go up although it counts:
 * then the answer is a replay, or the key has been copied.
 */
export async function countPasskeyUse(
  transaction: Transaction,
  use: { id: string; counter: number; at: Date },
): Promise<boolean> {
  const used = await transaction.query(
    `update passkey set counter = $2, last_used_at = $3
     where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))`,
    [use.id, use.counter, use.at],
  );
  return used.rowCount === 1;
}

/** Writes into the session that a passkey was shown, or a recovery code was given. */
export async function markSecondStep(
  transaction: Transaction,
  tokenHash: Uint8Array,
  { now, byPasskey }: { now: Date; byPasskey: boolean },
): Promise<void> {
  await transaction.query(
    `update session set second_step_at = $2,
       passkey_verified_at = case when $3 then $2 else passkey_verified_at end
     where token_hash = $1`,
    [tokenHash, now, byPasskey],
  );
}

/** Locks a person's row, so that what follows is decided for one caller after the other. */
export async function lockOrganiser(
  transaction: Transaction,
  organiserId: string,
): Promise<{ role: "organiser" | "admin"; removedAt: Date | null } | null> {
  const locked = await transaction.query<{ role: "organiser" | "admin"; removedAt: Date | null }>(
    'select role, removed_at as "removedAt" from organiser where id = $1 for update',
    [organiserId],
  );
  return locked.rows[0] ?? null;
}

export async function countPasskeys(transaction: Transaction, organiserId: string) {
  const counted = await transaction.query<{ n: number }>(
    "select count(*)::int as n from passkey where organiser_id = $1",
    [organiserId],
  );
  return counted.rows[0]!.n;
}

export async function deletePasskey(
  transaction: Transaction,
  { id, organiserId }: { id: string; organiserId: string },
): Promise<boolean> {
  const deleted = await transaction.query(
    "delete from passkey where id = $1 and organiser_id = $2",
    [id, organiserId],
  );
  return deleted.rowCount === 1;
}

/** Puts new recovery codes in the place of all earlier ones. */
export async function replaceRecoveryCodes(
  transaction: Transaction,
  organiserId: string,
  codes: { hashes: Uint8Array[]; createdAt: Date },
): Promise<void> {
  await transaction.query("delete from recovery_code where organiser_id = $1", [organiserId]);
  await transaction.query(
    `insert into recovery_code (organiser_id, code_hash, created_at)
     select $1, hash, $3 from unnest($2::bytea[]) as hash`,
    [organiserId, codes.hashes, codes.createdAt],
  );
}

/** Uses a recovery code up; false when there is no such unused one. Only one caller succeeds. */
export async function takeRecoveryCode(
  transaction: Transaction,
  organiserId: string,
  code: { hash: Uint8Array; at: Date },
): Promise<boolean> {
  const taken = await transaction.query(
    `update recovery_code set used_at = $3
     where organiser_id = $1 and code_hash = $2 and used_at is null`,
    [organiserId, code.hash, code.at],
  );
  return taken.rowCount === 1;
}

export function countUnusedCodes(organiserId: string): Promise<number> {
  return prisma.recoveryCode.count({ where: { organiserId, usedAt: null } });
}
