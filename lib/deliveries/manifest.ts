import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto";
import { deriveLastingKey } from "../privacy";

/** A file of a delivery, as its manifest names it. */
export type ManifestFile = { path: string; bytes: number; sha256: string };

/** RFC 8410: what stands before 32 bytes of a private Ed25519 key in PKCS #8. */
const privateKeyHead = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * The campaign's Ed25519 key for manifests (RFC 8032). It is derived from the fingerprint key,
 * which has one version for the campaign's life, so that every manifest ever signed can be
 * verified with one public key.
 */
function signingKey(): KeyObject {
  return (privateKey ??= createPrivateKey({
    key: Buffer.concat([privateKeyHead, deriveLastingKey("manifests")]),
    format: "der",
    type: "pkcs8",
  }));
}

let privateKey: KeyObject | undefined;

/** The public half, as PEM: it stands in every package and on the page that verifies. */
export function manifestPublicKey(): string {
  return createPublicKey(signingKey()).export({ type: "spki", format: "pem" }).toString();
}

/** Signs the exact bytes of a manifest; returns base64. */
export function signManifest(manifest: Buffer): string {
  return sign(null, manifest, signingKey()).toString("base64");
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
