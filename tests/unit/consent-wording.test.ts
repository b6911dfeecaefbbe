import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import en from "@/lib/i18n/messages/en.json";
import ru from "@/lib/i18n/messages/ru.json";
import { locales } from "@/lib/i18n/schema";
import {
  consentMessages,
  consentVersions,
  findConsentWording,
} from "@/lib/signing/consent-wording";

const messages = { en: en.signing, ru: ru.signing };

/**
 * What people have agreed to. A line is added with each version and none is ever changed: who
 * signed under a version agreed to these words and to no others.
 */
const published: Record<string, Record<string, string>> = {
  "2026-11": {
    en: "55535c8e08054ffa57b659a7300e8c2a2d1469504dffbd4d75aaa11183a78156",
    ru: "b39b22bdaf443fb1b7b6970ebdfe32e213c6837f1f6d02a1592b690e27dcabef",
  },
  "2026-11-25": {
    en: "e1e86717efe4cf2d5f833f1978ea5df5a5c247d8e647c3e76c906bd36113d0d4",
    ru: "b95c64973beeb9fe64ee67a69a3e979448aa0793180a865d902f29f2501e6c0b",
  },
};

function readMessage(source: unknown, key: string): string {
  const found = key
    .split(".")
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], source);
  if (typeof found !== "string") throw new Error(`there is no message ${key}`);
  return found;
}

describe("the wording of consent", () => {
  it.each(locales)("on the page today is what its version says: %s", (locale) => {
    const shown = consentMessages.map((key) => readMessage(messages[locale], key));
    const kept = findConsentWording(consentVersions.current, locale);
    // Fails after a change of these messages: give the new words a version of their own, in
    // consent-wordings.json, as `consentVersion` in lib/signing/schema.ts and in the list above.
    expect(kept?.lines).toEqual(shown);
  });

  it("is kept for every version and language, to the letter", () => {
    expect(consentVersions.all).toEqual(Object.keys(published));
    for (const [version, hashes] of Object.entries(published)) {
      for (const locale of locales) {
        const { lines, sha256 } = findConsentWording(version, locale)!;
        expect(createHash("sha256").update(lines.join("\n")).digest("hex")).toBe(sha256);
        expect(sha256).toBe(hashes[locale]);
      }
    }
  });

  it("is not made up for a version that never was", () => {
    expect(findConsentWording("1999-01", "en")).toBeNull();
    expect(findConsentWording("__proto__", "en")).toBeNull();
  });
});
