import { createHmac } from "node:crypto";
import { deriveLastingKey } from "../privacy";

/**
 * Enough to tell a changed line from the same one. Whoever has the key can try names with it, so
 * triggers empty it when the name goes from here, or its signer changes what the line said.
 */
const bytesKept = 8;

type Line = {
  name: string;
  role: string | null;
  organisation: string | null;
  capacity: string | null;
};

/** A keyed fingerprint of a name's line in a list: the same while what is printed is the same. */
export function lineFingerprint({ name, role, organisation, capacity }: Line): Buffer {
  key ??= deriveLastingKey("delivery-lines");
  return createHmac("sha256", key)
    .update(JSON.stringify([name, role, organisation, capacity]))
    .digest()
    .subarray(0, bytesKept);
}

let key: Buffer | undefined;
