import { createHmac } from "node:crypto";
import { currentKey } from "./keys";

/**
 * A keyed fingerprint (HMAC-SHA-256, 32 bytes) of a text. Without the key, which is
 * not in the database, nobody can tell which address it stands for, nor try
 * addresses against it.
 */
export function fingerprint(text: string): Buffer {
  return createHmac("sha256", currentKey("fingerprint").bytes).update(text, "utf8").digest();
}
