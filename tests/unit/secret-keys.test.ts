import { describe, expect, it } from "vitest";
import {
  addItem,
  dayOfItem,
  dropOldItems,
  makeNextItem,
  makeSecretKeys,
  parseSecretKeys,
  versionsOf,
} from "@/lib/secret-keys";

const now = new Date("2026-11-25T23:00:00.000Z");

describe("the text of the keys", () => {
  it("is read with its comments, and without", () => {
    const text = makeSecretKeys();
    const bare = text.replaceAll(/^#.*\n/gm, "").replaceAll("\n", " ");
    expect(text).toContain("# fingerprint.1 never changes");
    expect(parseSecretKeys(text)).toEqual(parseSecretKeys(bare));
    expect(parseSecretKeys(text)).toHaveProperty("keys");
  });

  it("says what is wrong without repeating any of it", () => {
    const secret = "c2VjcmV0";
    expect(parseSecretKeys(`# a word\nlinks.1:${secret}`)).toEqual({
      error: expect.not.stringContaining(secret),
    });
  });

  it("takes another version and gives the old one up, and nothing else changes", () => {
    const text = makeSecretKeys();
    const item = makeNextItem(text, "addresses");
    const both = addItem(text, item, now);
    expect(versionsOf(both, "addresses")).toEqual([1, 2]);
    expect(dayOfItem(both, "addresses", 2)).toEqual(new Date("2026-11-25"));
    expect(dayOfItem(both, "addresses", 1)).toBeNull();
    const dropped = dropOldItems(both, "addresses");
    expect(versionsOf(dropped, "addresses")).toEqual([2]);
    expect(dropped).toContain(item);
    for (const purpose of ["fingerprint", "links", "limits"] as const) {
      expect(versionsOf(dropped, purpose)).toEqual([1]);
    }
    expect(dropOldItems(dropped, "addresses")).toBe(dropped);
  });

  it("never holds two fingerprint keys", () => {
    const text = makeSecretKeys();
    const second = /fingerprint\.1:\S+/.exec(makeSecretKeys())![0].replace(".1:", ".2:");
    expect(parseSecretKeys(`${text}${second}\n`)).toEqual({
      error: expect.stringContaining("only one"),
    });
  });
});
