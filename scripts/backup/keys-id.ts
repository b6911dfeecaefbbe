import { createHash } from "node:crypto";
import { parseSecretKeys } from "@/lib/secret-keys";

/** Tells one set of keys from another, however their text is laid out, and tells nothing of them. */
export function keysIdOf(text: string): string {
  const parsed = parseSecretKeys(text);
  if ("error" in parsed) throw new Error(`the keys cannot be read: ${parsed.error}`);
  const items = parsed.keys.map(
    ({ purpose, version, bytes }) => `${purpose}.${version}:${bytes.toString("base64")}`,
  );
  return createHash("sha256")
    .update(`keys\n${items.sort().join("\n")}`)
    .digest("hex");
}
