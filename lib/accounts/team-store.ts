import { prisma, type Transaction } from "../db";
import type { OrganiserRole, OpenInvitation, TeamMember } from "./schema";

export type StoredInvitation = {
  id: string;
  nonce: Uint8Array;
  expiresAt: Date;
  usedAt: Date | null;
};

/** An invitation that stands; a revoked one is as good as unknown. */
export async function findInvitation(id: string): Promise<StoredInvitation | null> {
  const row = await prisma.invitation.findUnique({
    where: { id, revokedAt: null },
    select: { id: true, nonce: true, expiresAt: true, acceptedAt: true },
  });
  if (!row) return null;
  const { acceptedAt, ...rest } = row;
  return { ...rest, usedAt: acceptedAt };
}

/**
 * Uses an invitation up and makes its address a member's, in one statement: of two who press
 * its button at once one gets in. Who is a member already keeps their role. Returns the
 * member's id, or null when the invitation was gone.
 */
export async function acceptInvitation(
  transaction: Transaction,
  invitationId: string,
  { id, now }: { id: string; now: Date },
): Promise<string | null> {
  const accepted = await transaction.query<{ id: string }>(
    `with accepted as (
       update invitation set accepted_at = $3
       where id = $1 and accepted_at is null and revoked_at is null and expires_at > $3
       returning email, role
     )
     insert into organiser as member (id, email, role, created_at)
     select $2, email, role, $3 from accepted
     on conflict (email) do update set removed_at = null,
       role = case when member.removed_at is null then member.role else excluded.role end
     returning id`,
    [invitationId, id, now],
  );
  return accepted.rows[0]?.id ?? null;
}

export async function insertSession(
  transaction: Transaction,
  session: { organiserId: string; tokenHash: Uint8Array; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await transaction.query(
    `insert into session (token_hash, organiser_id, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $3, $4)`,
    [session.tokenHash, session.organiserId, session.createdAt, session.expiresAt],
  );
}

export async function selectMembers(): Promise<TeamMember[]> {
  const rows = await prisma.organiser.findMany({
    where: { removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      createdAt: true,
      passkeys: { select: { id: true }, take: 1 },
    },
  });
  return rows.map(({ createdAt, passkeys, ...member }) => {
    return { ...member, joinedAt: createdAt, hasPasskey: passkeys.length > 0 };
  });
}

export async function selectOpenInvitations(): Promise<OpenInvitation[]> {
  const rows = await prisma.invitation.findMany({
    where: { acceptedAt: null, revokedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, email: true, role: true, createdAt: true, expiresAt: true },
  });
  return rows.map(({ createdAt, ...invitation }) => ({ ...invitation, sentAt: createdAt }));
}

export type LockedMember = { id: string; role: OrganiserRole };

/**
 * Locks these members' rows, always in one order, so that two admins who act on each other at
 * once wait instead of blocking one another. Those who have left are not among the answers.
 */
export async function lockMembers(
  transaction: Transaction,
  ids: string[],
): Promise<LockedMember[]> {
  const locked = await transaction.query<LockedMember>(
    `select id, role from organiser
     where id = any ($1::uuid[]) and removed_at is null order by id for update`,
    [ids],
  );
  return locked.rows;
}

export async function updateRole(
  transaction: Transaction,
  { id, role }: { id: string; role: OrganiserRole },
): Promise<void> {
  await transaction.query("update organiser set role = $2 where id = $1", [id, role]);
}

/** Lets a member go: they keep their line in the log, and nothing that opens a door. */
export async function markRemoved(transaction: Transaction, id: string, now: Date): Promise<void> {
  await transaction.query("update organiser set removed_at = $2 where id = $1", [id, now]);
  for (const table of ["session", "sign_in_link", "passkey", "recovery_code"]) {
    await transaction.query(`delete from ${table} where organiser_id = $1`, [id]);
  }
}

/** Makes void whatever a member has asked others to join by. Returns the invitations' ids. */
export async function markAllRevoked(
  transaction: Transaction,
  { invitedById, now }: { invitedById: string; now: Date },
): Promise<string[]> {
  const revoked = await transaction.query<{ id: string }>(
    `update invitation set revoked_at = $2
     where invited_by_id = $1 and accepted_at is null and revoked_at is null returning id`,
    [invitedById, now],
  );
  return revoked.rows.map(({ id }) => id);
}

type NewInvitation = {
  id: string;
  email: string;
  role: OrganiserRole;
  locale: string;
  nonce: Uint8Array;
  invitedById: string;
  createdAt: Date;
  expiresAt: Date;
};

/** Writes an invitation; false when one to that address is open, or a member has it. */
export async function insertInvitation(
  transaction: Transaction,
  invitation: NewInvitation,
): Promise<boolean> {
  const written = await transaction.query(
    `insert into invitation (id, email, role, locale, nonce, invited_by_id, created_at, expires_at)
     select $1, $2, $3, $4, $5, $6, $7, $8
     where not exists (select from organiser where email = $2 and removed_at is null)
     on conflict (email) where accepted_at is null and revoked_at is null do nothing`,
    [
      invitation.id,
      invitation.email,
      invitation.role,
      invitation.locale,
      invitation.nonce,
      invitation.invitedById,
      invitation.createdAt,
      invitation.expiresAt,
    ],
  );
  return written.rowCount === 1;
}

/** Gives an open invitation a new link and a new time; the former link is void. */
export async function renewInvitation(
  transaction: Transaction,
  { id, nonce, expiresAt }: { id: string; nonce: Uint8Array; expiresAt: Date },
): Promise<{ email: string; locale: string } | null> {
  const renewed = await transaction.query<{ email: string; locale: string }>(
    `update invitation set nonce = $2, expires_at = $3
     where id = $1 and accepted_at is null and revoked_at is null returning email, locale`,
    [id, nonce, expiresAt],
  );
  return renewed.rows[0] ?? null;
}

export async function markRevoked(
  transaction: Transaction,
  { id, now }: { id: string; now: Date },
): Promise<boolean> {
  const revoked = await transaction.query(
    `update invitation set revoked_at = $2
     where id = $1 and accepted_at is null and revoked_at is null`,
    [id, now],
  );
  return revoked.rowCount === 1;
}
