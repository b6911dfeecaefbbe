import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { currentKey, findKey } from "./keys";

const ivLength = 12;
const tagLength = 16;
const headerLength = 1 + ivLength;

/** Something sealed that cannot be opened: key destroyed, bytes altered or moved to another row. */
export class SealBroken extends Error {
  override name = "SealBroken";
}

/**
 * Encrypts a text with AES-256-GCM under the newest `addresses` key. The result is one
 * version byte, a random 96-bit IV, the ciphertext and the tag; `context` is
 * authenticated with it, so that a value moved to another person's row does not open.
 */
export function seal(plain: string, context: string): Buffer<ArrayBuffer> {
  const { version, bytes: key } = currentKey("addresses");
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context, "utf8"));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, body, cipher.getAuthTag()]);
}

/** Opens what `seal` made in the same context. Throws `SealBroken` when it cannot. */
export function open(sealed: Uint8Array, context: string): string {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const key = findKey("addresses", bytes[0] ?? -1);
  if (!key || bytes.length < headerLength + tagLength) throw new SealBroken();
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(1, headerLength))
      .setAAD(Buffer.from(context, "utf8"))
      .setAuthTag(bytes.subarray(-tagLength));
    const body = decipher.update(bytes.subarray(headerLength, -tagLength));
    return Buffer.concat([body, decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new SealBroken("sealed value does not open", { cause });
  }
}

/** What a person's address is bound to: it stays right when SQL copies it from table to table. */
export function addressContext(emailFingerprint: Uint8Array): string {
  return `address:${Buffer.from(emailFingerprint).toString("hex")}`;
}

/** What a signer's sealed name, role and organisation are bound to. */
export function detailsContext(emailFingerprint: Uint8Array): string {
  return `details:${Buffer.from(emailFingerprint).toString("hex")}`;
}

/** What the recipient of a mail that is not about a signature is bound to. */
export function mailContext(mailId: string): string {
  return `mail:${mailId}`;
}

/** What an address is bound to that somebody typed on the sign-in page, while its job waits. */
export const signInRequestContext = "sign-in-request";

/** What the key of a delivery's file is bound to. */
export function deliveryFileContext(deliveryId: string): string {
  return `delivery-file:${deliveryId}`;
}

/** What a notable signatory's entry that was removed is bound to, for as long as it can be undone. */
export function notableRemovalContext(removalId: string): string {
  return `notable-removal:${removalId}`;
}
