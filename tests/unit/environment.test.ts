import { describe, expect, it } from "vitest";
import { readEnv } from "@/lib/env";
import { testSecretKeys } from "../support/secret-keys";

const read = (source: Record<string, string>) => readEnv(source, { cwd: "/srv" });

function requireValues(source: Record<string, string>) {
  const result = read(source);
  if ("error" in result) throw new Error(result.error);
  return result.env;
}

const secretKeys = { SECRET_KEYS: testSecretKeys };
const outside = { PUBLIC_URL: "https://letters.example.org", ...secretKeys };

describe("the way in which mail leaves", () => {
  it("is the local mailbox, Resend or SMTP", () => {
    expect(requireValues({}).mailTransport).toBe("local");
    expect(requireValues({ RESEND_API_KEY: "re_1" }).mailTransport).toBe("resend");
    expect(requireValues({ SMTP_URL: "smtp://localhost:25" }).mailTransport).toBe("smtp");
  });

  it.each([
    [{ RESEND_API_KEY: "re_1", SMTP_URL: "smtp://localhost:25" }, "SMTP_URL must be unset"],
    [{ RESEND_BASE_URL: "https://mail.example.org" }, "RESEND_API_KEY must be set"],
    [{ RESEND_WEBHOOK_SECRET: "whsec_c2VjcmV0IG9mIHRoZSB0ZXN0" }, "RESEND_API_KEY must be set"],
    [
      { RESEND_API_KEY: "re_1", RESEND_BASE_URL: "http://mail.example.org" },
      "RESEND_BASE_URL must be an https address",
    ],
    [{ RESEND_API_KEY: "secret" }, "RESEND_API_KEY must be a key of Resend's"],
    [{ SMTP_URL: "https://mail.example.org" }, "SMTP_URL must be smtp://"],
    [{ MAIL_FROM: "Letters" }, "MAIL_FROM must be an address"],
  ])("is never a matter of guessing: %j", (source, message) => {
    const result = read(source);
    expect("error" in result && result.error).toMatch(message);
    expect(JSON.stringify(result)).not.toContain("secret");
  });

  it("takes a provider on this machine without TLS, as tests and relays want it", () => {
    const { resend } = requireValues({
      RESEND_API_KEY: "re_1",
      RESEND_BASE_URL: "http://127.0.0.1:4010",
    });
    expect(resend).toEqual({ apiKey: "re_1", baseUrl: "http://127.0.0.1:4010" });
  });
});

describe("the sender", () => {
  it.each([
    ["http://localhost:3000", "Undersigned <no-reply@localhost>"],
    ["https://letters.example.org", "Undersigned <no-reply@letters.example.org>"],
    ["https://192.0.2.7", "Undersigned <no-reply@localhost>"],
  ])("of %s is neutral and of the site's own domain", (PUBLIC_URL, sender) => {
    const values = { ...secretKeys, SMTP_URL: "smtp://localhost:25", PUBLIC_URL };
    expect(requireValues(values).mailFrom).toBe(sender);
  });

  it("is whom the operator names", () => {
    const MAIL_FROM = "Letters <letters@example.org>";
    expect(requireValues({ MAIL_FROM }).mailFrom).toBe(MAIL_FROM);
  });
});

describe("a site that others can reach", () => {
  it("starts with keys of its own and a real way for mail", () => {
    expect(requireValues({ ...outside, RESEND_API_KEY: "re_1" }).isLoopback).toBe(false);
    expect(requireValues({ ...outside, SMTP_URL: "smtps://u:p@mail.example.org" }).smtpUrl).toBe(
      "smtps://u:p@mail.example.org",
    );
  });

  it.each([
    [outside, /^RESEND_API_KEY or SMTP_URL must be set when PUBLIC_URL is not a loopback/],
    [{ HOST: "0.0.0.0", ...secretKeys }, /^RESEND_API_KEY or SMTP_URL .* when HOST is not/],
    [
      { PUBLIC_URL: "https://letters.example.org", RESEND_API_KEY: "re_1" },
      /^SECRET_KEYS must be set when PUBLIC_URL is not/,
    ],
    [{ HOST: "0.0.0.0", RESEND_API_KEY: "re_1" }, /^SECRET_KEYS must be set when HOST is not/],
  ])("is refused otherwise: %o", (source, message) => {
    const result = read(source);
    expect("error" in result && result.error).toMatch(message);
  });
});
