import { createHmac } from "node:crypto";

/** A name for an address's job in the queue, which tells nothing to whoever reads the queue. */
export function hashJobKey(secret: string, address: string): string {
  return `sign_in:${createHmac("sha256", secret).update(address).digest("base64url").slice(0, 22)}`;
}
