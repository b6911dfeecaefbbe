import { createHmac } from "node:crypto";

const prefix = "sign_in:";

/** A name for an address's job in the queue, which tells nothing to whoever reads the queue. */
export function hashJobKey(secret: string, address: string): string {
  const hash = createHmac("sha256", secret).update(address).digest("base64url");
  return `${prefix}${hash.slice(0, 22)}`;
}

/** One of 64 names that look like others, for the jobs of addresses that are nobody's. */
export function hashNobodysKey(secret: string, key: string): string {
  return hashJobKey(secret, key.slice(0, prefix.length + 1));
}
