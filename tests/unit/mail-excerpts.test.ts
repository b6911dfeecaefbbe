import { describe, expect, it } from "vitest";
import { excerptOf } from "@/lib/mail/excerpt";

describe("the beginning of a text in a mail", () => {
  it.each([
    ["## Title\n\nThe *court* has **decided**.\n\nMore.", "The court has decided."],
    ["## Title\nThe court", "The court"],
    ["> quoted\n\n- a list\n\nSee [the page](https://example.org/a).", "See the page."],
    // What the site shows as it was typed is so here too.
    ["# Title\n\nThe court", "# Title"],
    ["_One_ \\*star\\* and `code`", "_One_ *star* and `code`"],
    ["one\r\nline\r\n\r\nanother", "one line"],
    ["5 * 3 = 15 and snake_case_name", "5 * 3 = 15 and snake_case_name"],
    ["## Only a title", null],
    ["", null],
  ])("begins as the text does: %j", (markdown, excerpt) => {
    expect(excerptOf(markdown)).toBe(excerpt);
  });

  it("is cut between words where the text is long", () => {
    const excerpt = excerptOf("слово, ".repeat(200))!;
    expect(excerpt.length).toBeLessThan(370);
    expect(excerpt).toMatch(/слово …$/);
    expect(excerptOf("x".repeat(2_000))!.length).toBeLessThan(370);
  });
});
