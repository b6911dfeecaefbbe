import { createHash } from "node:crypto";

const purposes = ["fingerprint", "links", "addresses", "limits"];

/** Keys that are the same in every run and guard nothing. */
export const testSecretKeys = purposes
  .map(
    (purpose) => `${purpose}.1:${createHash("sha256").update(`test ${purpose}`).digest("base64")}`,
  )
  .join(" ");
