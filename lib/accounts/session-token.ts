import { createHash, randomBytes } from "node:crypto";
import { sessionLimits } from "./schema";

const minute = 60_000;
const tokenBytes = 32;

/** An unguessable token for a session's cookie. */
export function makeSessionToken(): string {
  return randomBytes(tokenBytes).toString("base64url");
}

/**
 * What is stored of a token. Plain SHA-256 is enough: the token is 256 random
 * bits, so a stolen table leads to no cookie.
 */
export function hashSessionToken(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(token, "utf8").digest());
}

/** The moment after which a session that starts at `start` is over, however busy. */
export function longestSessionEnd(start: Date): Date {
  return new Date(start.getTime() + sessionLimits.longestHours * 60 * minute);
}

/** The moment at which a session ends unless it is used again. */
export function sessionEnd(session: { lastSeenAt: Date; expiresAt: Date }): Date {
  const idleEnd = session.lastSeenAt.getTime() + sessionLimits.idleMinutes * minute;
  return new Date(Math.min(idleEnd, session.expiresAt.getTime()));
}
