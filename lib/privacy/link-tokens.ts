import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { currentKey, findKey } from "./keys";

/** What a link may be used for; a token of one purpose is worthless for another. */
export type LinkPurpose = "confirm" | "manage" | "unsubscribe" | "sign-in" | "invitation";

/** What a token says of itself, before anybody has checked its MAC. */
export type LinkClaim = { keyVersion: number; id: string; expiresAt: Date; mac: Buffer };

type LinkSubject = { purpose: LinkPurpose; id: string; expiresAt: Date; nonce: Uint8Array };

const idLength = 16;
const expiryLength = 5;
const macLength = 24;
const tokenLength = 1 + idLength + expiryLength + macLength;
const tokenPattern = /^[A-Za-z0-9_-]{62}$/;

/** Sixteen random bytes for a row; a fresh nonce revokes every link made with the former. */
export function newNonce(): Buffer<ArrayBuffer> {
  return randomBytes(16);
}

/**
 * A link token (privacy rule 1): key version, row id, expiry in seconds and an HMAC over
 * purpose, id, expiry and the row's nonce. The same row gives the same token, so a worker
 * renders the same mail twice; the database alone cannot make one.
 */
export function makeLinkToken(subject: LinkSubject): string {
  const { version, bytes: key } = currentKey("links");
  return Buffer.concat([
    Buffer.of(version),
    encodeId(subject.id),
    encodeExpiry(subject.expiresAt),
    computeMac(key, subject),
  ]).toString("base64url");
}

/** Reads a token's parts without believing them; null for anything that is not of the right shape. */
export function readLinkToken(token: string): LinkClaim | null {
  if (!tokenPattern.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== tokenLength || bytes.toString("base64url") !== token) return null;
  const idEnd = 1 + idLength;
  return {
    keyVersion: bytes.readUInt8(0),
    id: decodeId(bytes.subarray(1, idEnd)),
    expiresAt: new Date(bytes.readUIntBE(idEnd, expiryLength) * 1000),
    mac: bytes.subarray(idEnd + expiryLength),
  };
}

/** True when the claim was made by us for this purpose and this row's present nonce; takes the same time either way. */
export function verifyLinkToken(claim: LinkClaim, purpose: LinkPurpose, nonce: Uint8Array) {
  const key = findKey("links", claim.keyVersion);
  if (!key) return false;
  const expected = computeMac(key, { ...claim, purpose, nonce });
  return timingSafeEqual(expected, claim.mac);
}

function computeMac(key: Buffer, { purpose, id, expiresAt, nonce }: LinkSubject): Buffer {
  return createHmac("sha256", key)
    .update(`link:${purpose}:`)
    .update(encodeId(id))
    .update(encodeExpiry(expiresAt))
    .update(nonce)
    .digest()
    .subarray(0, macLength);
}

function encodeId(id: string): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}

function decodeId(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function encodeExpiry(expiresAt: Date): Buffer {
  const bytes = Buffer.alloc(expiryLength);
  bytes.writeUIntBE(Math.floor(expiresAt.getTime() / 1000), 0, expiryLength);
  return bytes;
}
