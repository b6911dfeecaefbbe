import { randomBytes, randomUUID } from "node:crypto";
import { findActor } from "@/lib/accounts";
import type { Actor, OrganiserRole } from "@/lib/accounts/schema";
import { hashSessionToken, makeSessionToken } from "@/lib/accounts/session-token";
import { pool } from "@/lib/db";
import { later, storyStart } from "./clock";

type Circumstances = {
  email?: string;
  name?: string;
  /** `fresh`: shown this moment; `stale`: an hour ago; `owed`: there is one, not shown yet; `none`: there is none. */
  passkey?: "fresh" | "stale" | "owed" | "none";
  now?: Date;
};

let people = 0;

/**
 * Somebody of the team, signed in: a real row, a real session, the actor that pages would
 * get. Unless the story says otherwise they have shown their passkey this moment.
 */
export async function signInAs(
  role: OrganiserRole,
  { email, name, passkey = "fresh", now = storyStart }: Circumstances = {},
): Promise<{ actor: Actor; sessionToken: string }> {
  people += 1;
  const organiser = { id: randomUUID(), email: email ?? `${role}-${people}@example.org` };
  await pool.query(
    "insert into organiser (id, email, name, role, created_at) values ($1, $2, $3, $4, $5)",
    [organiser.id, organiser.email, name ?? null, role, now],
  );
  if (passkey !== "none") await insertPasskey(organiser.id, now);
  const verifiedAt = { fresh: now, stale: later({ hours: -1 }, now), owed: null, none: null };
  const sessionToken = makeSessionToken();
  await pool.query(
    `insert into session (token_hash, organiser_id, created_at, last_seen_at, expires_at,
       second_step_at, passkey_verified_at) values ($1, $2, $3, $3, $4, $5, $5)`,
    [
      hashSessionToken(sessionToken),
      organiser.id,
      now,
      later({ hours: 8 }, now),
      verifiedAt[passkey],
    ],
  );
  return { actor: (await findActor(sessionToken, { now }))!, sessionToken };
}

async function insertPasskey(organiserId: string, now: Date): Promise<void> {
  await pool.query(
    `insert into passkey (id, organiser_id, name, credential_id, public_key, created_at)
     values ($1, $2, 'Key', $3, $4, $5)`,
    [randomUUID(), organiserId, randomBytes(32), randomBytes(77), now],
  );
}
