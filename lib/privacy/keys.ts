import { hkdfSync } from "node:crypto";
import { env } from "../env";
import { parseSecretKeys, type KeyPurpose, type SecretKey } from "../secret-keys";

let known: SecretKey[] | undefined;

/**
 * The newest key of a purpose: what is made today is made with it. The fingerprint
 * key has one version for a campaign's life, because addresses are gone after
 * confirmation and nothing could be re-keyed (privacy rule 4).
 */
export function currentKey(purpose: KeyPurpose): SecretKey {
  const [newest] = secretKeys()
    .filter((key) => key.purpose === purpose)
    .sort((a, b) => b.version - a.version);
  if (!newest) throw new Error(`SECRET_KEYS holds no key for ${purpose}`);
  return newest;
}

/** The key of a given version, for what was made with it; null when it has been destroyed. */
export function findKey(purpose: KeyPurpose, version: number): Buffer | null {
  const key = secretKeys().find((each) => each.purpose === purpose && each.version === version);
  return key?.bytes ?? null;
}

/** A secret for a library that wants one of its own, derived from the links key (RFC 5869). */
export function deriveSecret(label: string): string {
  const secret = hkdfSync("sha256", currentKey("links").bytes, "", `undersigned:${label}`, 32);
  return Buffer.from(secret).toString("base64url");
}

function secretKeys(): SecretKey[] {
  if (known) return known;
  const parsed = parseSecretKeys(env.secretKeys);
  if ("error" in parsed) throw new Error(`SECRET_KEYS ${parsed.error}`);
  return (known = parsed.keys);
}
