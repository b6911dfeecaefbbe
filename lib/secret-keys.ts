import { randomBytes } from "node:crypto";

/** What a key is for; each purpose has keys of its own. */
export const keyPurposes = ["fingerprint", "links", "addresses", "limits"] as const;

export type KeyPurpose = (typeof keyPurposes)[number];

export interface SecretKey {
  purpose: KeyPurpose;
  version: number;
  /** 32 bytes. */
  bytes: Buffer;
}

const item = /^([a-z]+)\.([1-9]\d?):([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads the text of `SECRET_KEYS`: items `purpose.version:base64` divided by commas
 * or white space. Returns the keys, or one sentence (without any of the text, which
 * is secret) about what is wrong. The fingerprint key has exactly one version,
 * because addresses are gone and nothing can be keyed anew.
 */
export function parseSecretKeys(text: string): { keys: SecretKey[] } | { error: string } {
  const items = text.split(/[\s,]+/).filter(Boolean);
  const keys: SecretKey[] = [];
  for (const [index, found] of items.map((part) => item.exec(part)).entries()) {
    const purpose = keyPurposes.find((known) => known === found?.[1]);
    if (!found || !purpose) return { error: `item ${index + 1} is not ${shape}` };
    keys.push({ purpose, version: Number(found[2]), bytes: Buffer.from(found[3]!, "base64") });
  }
  for (const purpose of keyPurposes) {
    const versions = keys.filter((key) => key.purpose === purpose).map((key) => key.version);
    if (!versions.length) return { error: `there is no key for "${purpose}"` };
    if (new Set(versions).size < versions.length) {
      return { error: `a version of "${purpose}" is there twice` };
    }
    if (purpose === "fingerprint" && versions.length > 1) {
      return { error: 'there is more than one version of "fingerprint", which can have only one' };
    }
  }
  return { keys };
}

const shape = `purpose.version:base64 with 32 bytes, purpose one of ${keyPurposes.join(", ")}`;

/** A fresh set, version 1 of each purpose, one item a line. */
export function makeSecretKeys(): string {
  return keyPurposes
    .map((purpose) => `${purpose}.1:${randomBytes(32).toString("base64")}\n`)
    .join("");
}
