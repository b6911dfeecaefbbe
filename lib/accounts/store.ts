import { prisma, type Transaction } from "../db";
import type { Actor } from "./schema";

export type StoredSession = { lastSeenAt: Date; expiresAt: Date; actor: Actor };

export type StoredLink = {
  id: string;
  organiserId: string;
  nonce: Uint8Array;
  expiresAt: Date;
  usedAt: Date | null;
};

export type AdminChange = "created" | "role_changed" | "none";

/** Makes sure that `email` belongs to an admin; two callers at once end with one row. */
export async function ensureAdmin(
  transaction: Transaction,
  admin: { id: string; email: string; createdAt: Date },
): Promise<{ id: string; change: AdminChange }> {
  const changed = await transaction.query<{ id: string }>(
    `insert into organiser (id, email, role, created_at) values ($1, $2, 'admin', $3)
     on conflict (email) do update set role = 'admin', removed_at = null
     where organiser.role <> 'admin' or organiser.removed_at is not null
     returning id`,
    [admin.id, admin.email, admin.createdAt],
  );
  const id = changed.rows[0]?.id;
  if (id) return { id, change: id === admin.id ? "created" : "role_changed" };
  const known = await transaction.query<{ id: string }>(
    "select id from organiser where email = $1",
    [admin.email],
  );
  return { id: known.rows[0]!.id, change: "none" };
}

export async function insertLink(
  transaction: Transaction,
  link: { id: string; organiserId: string; nonce: Uint8Array; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await transaction.query(
    `insert into sign_in_link (id, organiser_id, nonce, created_at, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [link.id, link.organiserId, link.nonce, link.createdAt, link.expiresAt],
  );
}

export function findLink(id: string): Promise<StoredLink | null> {
  return prisma.signInLink.findUnique({
    where: { id },
    select: { id: true, organiserId: true, nonce: true, expiresAt: true, usedAt: true },
  });
}

export function findLinksById(ids: string[]) {
  return prisma.signInLink.findMany({
    where: { id: { in: ids }, organiser: { removedAt: null } },
    select: { id: true, nonce: true, expiresAt: true, usedAt: true },
  });
}

export function findInvitationsById(ids: string[]) {
  return prisma.invitation.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      nonce: true,
      role: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
      invitedBy: { select: { name: true, email: true } },
    },
  });
}

/** Who of the team has that address. */
export function findMemberByAddress(email: string): Promise<{ id: string } | null> {
  return prisma.organiser.findFirst({ where: { email, removedAt: null }, select: { id: true } });
}

/**
 * Uses the link up and opens the session in one statement, so that of two people
 * who press the button at once exactly one gets in. False when the link was gone.
 */
export async function exchangeLinkForSession(
  transaction: Transaction,
  linkId: string,
  session: { tokenHash: Uint8Array; createdAt: Date; expiresAt: Date },
): Promise<boolean> {
  const opened = await transaction.query(
    `with used as (
       update sign_in_link set used_at = $2
       where id = $1 and used_at is null and expires_at > $2
       returning organiser_id
     )
     insert into session (token_hash, organiser_id, created_at, last_seen_at, expires_at)
     select $3, organiser_id, $2, $2, $4 from used`,
    [linkId, session.createdAt, session.tokenHash, session.expiresAt],
  );
  return opened.rowCount === 1;
}

/** Forgets an organiser's sessions that are over: nothing is kept longer than it serves. */
export async function deleteOverSessions(
  transaction: Transaction,
  organiserId: string,
  now: Date,
): Promise<void> {
  await transaction.query("delete from session where organiser_id = $1 and expires_at <= $2", [
    organiserId,
    now,
  ]);
}

/** A session with the person it belongs to; null when there is none or they have left the team. */
export async function findSession(
  tokenHash: Uint8Array<ArrayBuffer>,
): Promise<StoredSession | null> {
  const row = await prisma.session.findUnique({
    where: { tokenHash },
    select: {
      lastSeenAt: true,
      expiresAt: true,
      secondStepAt: true,
      passkeyVerifiedAt: true,
      organiser: {
        select: {
          id: true,
          email: true,
          name: true,
          role: true,
          removedAt: true,
          passkeys: { select: { id: true }, take: 1 },
        },
      },
    },
  });
  if (!row || row.organiser.removedAt) return null;
  const { lastSeenAt, expiresAt, secondStepAt, passkeyVerifiedAt } = row;
  const { id, email, name, role, passkeys } = row.organiser;
  const facts = { hasPasskey: passkeys.length > 0, hasSecondStep: secondStepAt !== null };
  return { lastSeenAt, expiresAt, actor: { id, email, name, role, ...facts, passkeyVerifiedAt } };
}

export async function touchSession(tokenHash: Uint8Array<ArrayBuffer>, now: Date): Promise<void> {
  await prisma.session.updateMany({ where: { tokenHash }, data: { lastSeenAt: now } });
}

/** Deletes a session; returns whose it was, or null when there was none. */
export async function deleteSession(
  transaction: Transaction,
  tokenHash: Uint8Array,
): Promise<string | null> {
  const deleted = await transaction.query<{ organiser_id: string }>(
    "delete from session where token_hash = $1 returning organiser_id",
    [tokenHash],
  );
  return deleted.rows[0]?.organiser_id ?? null;
}

export async function updateOwnName(
  transaction: Transaction,
  organiserId: string,
  name: string | null,
): Promise<void> {
  await transaction.query("update organiser set name = $2 where id = $1", [organiserId, name]);
}

/**
 * What everybody else is called who is or was on the team, by name and by address; nobody takes
 * another name until the transaction ends.
 */
export async function lockOthersNames(
  transaction: Transaction,
  organiserId: string,
): Promise<string[]> {
  await transaction.query("select pg_advisory_xact_lock(hashtextextended('organiser-names', 13))");
  const { rows } = await transaction.query<{ email: string; name: string | null }>(
    "select email, name from organiser where id <> $1",
    [organiserId],
  );
  return rows.flatMap(({ email, name }) => [email, name ?? email]);
}

/** A person's sessions, the newest first; some may be over. */
export function listSessions(organiserId: string) {
  return prisma.session.findMany({
    where: { organiserId },
    orderBy: { createdAt: "desc" },
    select: { id: true, tokenHash: true, createdAt: true, lastSeenAt: true, expiresAt: true },
  });
}

export async function deleteOwnSession(
  transaction: Transaction,
  { id, organiserId }: { id: string; organiserId: string },
): Promise<boolean> {
  const deleted = await transaction.query(
    "delete from session where id = $1 and organiser_id = $2",
    [id, organiserId],
  );
  return deleted.rowCount === 1;
}

/** Deletes a person's sessions but the one of `tokenHash`, or all of them; returns how many. */
export async function deleteSessionsBut(
  transaction: Transaction,
  organiserId: string,
  tokenHash: Uint8Array | null,
): Promise<number> {
  const deleted = await transaction.query(
    "delete from session where organiser_id = $1 and token_hash is distinct from $2",
    [organiserId, tokenHash],
  );
  return deleted.rowCount ?? 0;
}
