import { describe, expect, it } from "vitest";
import { makeLinkToken, newNonce, readLinkToken, verifyLinkToken } from "@/lib/privacy";
import { later } from "../support/clock";

const id = "01234567-89ab-4cde-8f01-23456789abcd";
const nonce = Buffer.alloc(16, 7);
const subject = { purpose: "confirm", id, nonce, expiresAt: later({ days: 7 }) } as const;

describe("a link token", () => {
  it("says whose it is and until when, and fits an address", () => {
    const token = makeLinkToken(subject);
    expect(token).toMatch(/^[\w-]{40,90}$/);
    expect(readLinkToken(token)).toMatchObject({ id, expiresAt: later({ days: 7 }) });
  });

  it("is the same at each rendering of a mail", () => {
    expect(makeLinkToken(subject)).toBe(makeLinkToken({ ...subject }));
  });

  it("is good for its purpose and its row's nonce only", () => {
    const claim = readLinkToken(makeLinkToken(subject))!;
    expect(verifyLinkToken(claim, "confirm", nonce)).toBe(true);
    expect(verifyLinkToken(claim, "manage", nonce)).toBe(false);
    expect(verifyLinkToken(claim, "sign-in", nonce)).toBe(false);
    expect(verifyLinkToken(claim, "confirm", newNonce())).toBe(false);
    expect(verifyLinkToken({ ...claim, expiresAt: later({ days: 8 }) }, "confirm", nonce)).toBe(
      false,
    );
    expect(verifyLinkToken({ ...claim, keyVersion: 2 }, "confirm", nonce)).toBe(false);
  });

  it("does not survive the change of any single character", () => {
    const token = makeLinkToken(subject);
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === "A" ? "B" : "A";
      const claim = readLinkToken(token.slice(0, at) + other + token.slice(at + 1));
      expect(claim !== null && claim.id === id && verifyLinkToken(claim, "confirm", nonce)).toBe(
        false,
      );
    }
  });

  it.each(["", "x", "A".repeat(61), "A".repeat(63), "!".repeat(62), "../..", "\u0000"])(
    "is not %j",
    (text) => expect(readLinkToken(text)).toBeNull(),
  );
});
