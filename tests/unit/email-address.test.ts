import { describe, expect, it } from "vitest";
import { parseAddress } from "@/lib/privacy/schema";

describe("an e-mail address", () => {
  it.each([
    ["Anna@Example.ORG", "anna@example.org", "anna@example.org"],
    ["anna+letters@example.org", "anna+letters@example.org", "anna@example.org"],
    ["a.n.na+x@gmail.com", "anna@gmail.com", "anna@gmail.com"],
    ["a.nna@GoogleMail.com", "anna@gmail.com", "anna@gmail.com"],
    ["an.na@example.org", "an.na@example.org", "an.na@example.org"],
    ["anna@bücher.example", "anna@xn--bcher-kva.example", "anna@xn--bcher-kva.example"],
    ["anna@почта.example", "anna@xn--80a1acny.example", "anna@xn--80a1acny.example"],
    ["o'neil@example.org", "o'neil@example.org", "o'neil@example.org"],
    [" anna@example.org ", "anna@example.org", "anna@example.org"],
  ])("%s is the mailbox %s of the person %s", (typed, mailbox, canonical) => {
    expect(parseAddress(typed)).toMatchObject({ mailbox, canonical, typed: typed.trim() });
  });

  it.each([
    "",
    "anna",
    "anna@",
    "@example.org",
    "anna@localhost",
    "anna@127.0.0.1",
    "anna@[127.0.0.1]",
    "anna@-example.org",
    "anna@example-.org",
    "anna@example..org",
    ".anna@example.org",
    "anna.@example.org",
    "an..na@example.org",
    '"anna b"@example.org',
    "änna@example.org",
    "анна@example.org",
    "anna b@example.org",
    "anna@exa mple.org",
    "<anna@example.org>",
    "anna@example.org,b@example.org",
    "anna@example.org\r\nBcc: b@example.org",
    "anna@example.org\u0000",
    "anna@example.org/x",
    "anna@example.org:25",
    "anna@user@example.org",
    `${"a".repeat(65)}@example.org`,
    `anna@${"a".repeat(250)}.org`,
  ])("%j is refused", (typed) => expect(parseAddress(typed)).toBeNull());

  it("keeps nothing of a tag that begins the local part", () => {
    expect(parseAddress("+tag@example.org")?.canonical).toBe("+tag@example.org");
  });
});
