import { describe, expect, it } from "vitest";
import { readHash } from "@/lib/deliveries/schema";

const hash = "0123456789abcdef".repeat(4);

describe("a SHA-256 is read as tools print it", () => {
  it.each([
    hash,
    ` ${hash.toUpperCase()}\n`,
    `${hash}  manifest.json`,
    `${hash} *manifest.json`,
    `SHA256(manifest.json)= ${hash}`,
    `SHA2-256(manifest.json)= ${hash}`,
    `SHA256 hash of manifest.json:\r\n${hash}\r\nCertUtil: -hashfile command completed`,
    hash.replace(/(..)(?!$)/g, "$1 "),
    `sha256:${hash}`,
  ])("%j", (pasted) => expect(readHash(pasted)).toBe(hash));

  it.each([
    "",
    "no hash",
    hash.slice(1),
    `${hash}0`,
    `x${hash}`,
    `${hash.slice(1)}g`,
    "a".repeat(300),
  ])("and %j is none", (pasted) => expect(readHash(pasted)).toBeNull());
});
