import { describe, expect, it } from "vitest";
import { countCharacters, findTextFault, tidyText } from "@/lib/signing/plain-text";

describe("text that people type", () => {
  it.each([
    ["  Anna   Example ", "Anna Example"],
    ["Anna\u00a0Example\u3000", "Anna Example"],
    ["e\u0301", "é"],
  ])("is brought to one form: %j", (typed, tidy) => expect(tidyText(typed)).toBe(tidy));

  it.each([
    "O'Neil-Žižek",
    "Robert'); DROP TABLE signature;--",
    "<b>Bold</b>",
    "Анна Примерова",
    "田中さん",
    "नमस्ते",
    "কবিতা",
    "שלום",
    "👋🏽",
    "J. R. R. Example",
    "ক্‌ষ", // a zero-width non-joiner that Bengali needs
  ])("may be %s", (text) => expect(findTextFault(text)).toBeNull());

  it.each([
    ["\u0000", "invisible"],
    ["a\u0007b", "invisible"],
    ["a\r\nBcc: b@example.org", "invisible"],
    ["a\u202eb", "invisible"],
    ["a\u2066b", "invisible"],
    ["a\u200bb", "invisible"],
    ["A\u200dB", "invisible"],
    ["\ufeffAnna", "invisible"],
    ["\u3164", "invisible"],
    ["\u2028", "invisible"],
    ["\ud800", "broken"],
    ["\ufffd", "broken"],
    ["a\u0300\u0301\u0302\u0303", "marks"],
    ["https://example.org", "link"],
    ["www.example.org", "link"],
    ["example.org/x", "link"],
    ["mailto:a@example.org", "link"],
  ])("may not hold %j: %s", (text, fault) => expect(findTextFault(text)).toBe(fault));

  it("is counted as a reader counts", () => expect(countCharacters("👋a")).toBe(2));
});
