import { hkdfSync } from "node:crypto";
import { env } from "../env";
import { parseSecretKeys, type KeyPurpose, type SecretKey } from "../secret-keys";

type KeyRing = { text: string; keys: SecretKey[]; newest: Map<KeyPurpose, SecretKey> };

/**
 * So often the key file is looked at, and at once when something was made with a version that
 * is not known: a process needs no restart to take part in a rotation. Where `SECRET_KEYS` is
 * set it is what the process was started with.
 */
export const keysAreReadEveryMs = 5_000;
const unknownIsReadEveryMs = 250;

let ring: KeyRing | undefined;
let readAt = 0;

/**
 * The newest key of a purpose: what is made today is made with it. The fingerprint
 * key has one version for a campaign's life, because addresses are gone after
 * confirmation and nothing could be re-keyed (privacy rule 4).
 */
export function currentKey(purpose: KeyPurpose): SecretKey {
  const newest = keyRing(keysAreReadEveryMs).newest.get(purpose);
  if (!newest) throw new Error(`SECRET_KEYS holds no key for ${purpose}`);
  return newest;
}

/** The key of a given version, for what was made with it; null when it has been destroyed. */
export function findKey(purpose: KeyPurpose, version: number): Buffer | null {
  const known = pickKey(keyRing(keysAreReadEveryMs), purpose, version);
  return known ?? pickKey(keyRing(unknownIsReadEveryMs), purpose, version);
}

/** Reads the keys anew at the next use; for whoever has just changed the file. */
export function rereadKeys(): void {
  ring = undefined;
}

/** A secret for a library that wants one of its own, derived from a purpose's key (RFC 5869). */
export function deriveSecret(label: string, purpose: KeyPurpose = "links"): string {
  const secret = hkdfSync("sha256", currentKey(purpose).bytes, "", `undersigned:${label}`, 32);
  return Buffer.from(secret).toString("base64url");
}

function pickKey({ keys }: KeyRing, purpose: KeyPurpose, version: number): Buffer | null {
  return keys.find((key) => key.purpose === purpose && key.version === version)?.bytes ?? null;
}

function keyRing(everyMs: number): KeyRing {
  const now = performance.now();
  if (ring && now - readAt < everyMs) return ring;
  readAt = now;
  return (ring = readRing(ring));
}

/** Keys that a process has it keeps, whatever becomes of the file while it runs. */
function readRing(known: KeyRing | undefined): KeyRing {
  try {
    const text = env.secretKeys;
    return text === known?.text ? known : parseRing(text);
  } catch (error) {
    if (known) return known;
    throw error;
  }
}

function parseRing(text: string): KeyRing {
  const parsed = parseSecretKeys(text);
  if ("error" in parsed) throw new Error(`SECRET_KEYS ${parsed.error}`);
  const ascending = parsed.keys.toSorted((a, b) => a.version - b.version);
  return { text, keys: parsed.keys, newest: new Map(ascending.map((key) => [key.purpose, key])) };
}

/**
 * A key of 32 bytes for one use, derived (RFC 5869) from the fingerprint key, which is the one
 * that never changes in a campaign's life: for what must be recognised again years later.
 */
export function deriveLastingKey(label: string): Buffer {
  const { bytes } = currentKey("fingerprint");
  return Buffer.from(hkdfSync("sha256", bytes, "", `undersigned:${label}`, 32));
}
