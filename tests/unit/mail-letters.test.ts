import { describe, expect, it } from "vitest";
import { composeMail, type MailContent } from "@/lib/mail/compose";
import { makeHeaders } from "@/lib/mail/sender";

const site = "http://localhost:3000";
const token = "t".repeat(68);
const subject = {
  campaign: "Free Pavel Example",
  controller: "Example Society",
  contact: "hello@example.org",
  statement: "Release Pavel Example <now> & today",
};

function letters(locale: "en" | "ru"): MailContent[] {
  const base = { ...subject, locale };
  const manageUrl = `${site}/${locale}/signature/${token}`;
  return [
    {
      ...base,
      purpose: "confirm",
      confirmUrl: `${site}/${locale}/confirm/${token}`,
      queuedAt: new Date("2026-11-22T12:00:00Z"),
      expiresAt: new Date("2026-11-29T12:00:00Z"),
    },
    {
      ...base,
      purpose: "thanks",
      manageUrl,
      keepsAddress: false,
      statementUrl: `${site}/${locale}/statements/first`,
      sister: { title: "The other text", notice: null, url: `${site}/${locale}/statements/second` },
    },
    { ...base, purpose: "already_signed", manageUrl },
  ];
}

const everyLetter = [...letters("en"), ...letters("ru")].map(
  (content) => [`${content.purpose} in ${content.locale}`, content] as const,
);

const flat = (text: string) => text.replace(/\s+/g, " ");
const countIn = (text: string, part: string) => text.split(part).length - 1;
const linkOf = (content: MailContent) =>
  content.purpose === "confirm" ? content.confirmUrl : content.manageUrl;

describe("every mail", () => {
  it.each(everyLetter)(
    "%s names neither case nor person before it is opened",
    async (_, content) => {
      const { subject: line, text, html } = await composeMail(content);
      const preheader = /data-skip-in-text="true">([^<]*)</.exec(html)?.[1] ?? "";
      expect(preheader.trim()).not.toBe("");
      for (const seen of [line, preheader, text.slice(0, 140)]) {
        expect(seen).not.toMatch(/Pavel|Example|Free|Release/);
      }
    },
  );

  it.each(everyLetter)("%s holds its personal link once in each form", async (_, content) => {
    const { text, html } = await composeMail(content);
    expect(countIn(html, token)).toBe(1);
    expect(html).toContain(`href="${linkOf(content)}"`);
    expect(text.split("\n").filter((line) => line.includes(token))).toEqual([linkOf(content)]);
  });

  it.each(everyLetter)("%s loads and measures nothing", async (_, content) => {
    const { html } = await composeMail(content);
    expect(html).not.toMatch(/<(img|link|script|iframe|form|video)\b/i);
    expect(html).not.toMatch(/url\(|@import|\bsrc=/i);
    const hosts = [...html.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host);
    expect(new Set(hosts)).toEqual(new Set(["localhost:3000"]));
  });

  it.each(everyLetter)("%s shows typed text as text", async (_, content) => {
    const { text, html } = await composeMail(content);
    expect(html).toContain("&lt;now&gt; &amp; today");
    expect(flat(text)).toContain("Release Pavel Example <now> & today");
  });

  it.each(everyLetter)("%s wraps its lines and says who is behind it", async (_, content) => {
    const { text, html } = await composeMail(content);
    const long = text.split("\n").filter((line) => line.length > 72 && !line.startsWith(site));
    expect(long).toEqual([]);
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${content.locale}"`));
    for (const known of ["Free Pavel Example", "Example Society", "hello@example.org"]) {
      expect(flat(text)).toContain(known);
    }
  });

  it.each(everyLetter)(
    "%s is the same to the letter when it is written again",
    async (_, content) => {
      expect(await composeMail(content)).toEqual(await composeMail(content));
    },
  );
});

describe("the mail that asks to confirm", () => {
  it("holds no link but the one", async () => {
    const { text, html } = await composeMail(letters("en")[0]!);
    expect(countIn(html, "href=")).toBe(1);
    expect(countIn(text, "http")).toBe(1);
  });

  it.each([
    ["en", 7, "29 November 2026 (7 days)"],
    ["en", 1, "23 November 2026 (1 day)"],
    ["ru", 1, "23 ноября 2026 года (1 день)"],
    ["ru", 3, "25 ноября 2026 года (3 дня)"],
    ["ru", 7, "29 ноября 2026 года (7 дней)"],
  ] as const)("says in %s how long a link of %i days works", async (locale, days, wording) => {
    const [content] = letters(locale);
    if (content?.purpose !== "confirm") throw new Error("the first letter asks to confirm");
    const expiresAt = new Date(content.queuedAt.getTime() + days * 86_400_000);
    const { text } = await composeMail({ ...content, expiresAt });
    expect(flat(text)).toContain(wording);
  });
});

describe("the mail after confirmation", () => {
  const thanks = letters("en")[1]!;

  it("says that the address is erased, or that it is kept for updates", async () => {
    if (thanks.purpose !== "thanks") throw new Error("the second letter thanks");
    const erased = flat((await composeMail(thanks)).text);
    const kept = flat((await composeMail({ ...thanks, keepsAddress: true })).text);
    expect(erased).toContain("Your address is erased as soon as this mail has left.");
    expect(kept).not.toContain("erased");
    expect(kept).toContain("your address is kept, encrypted, until you no longer want it.");
  });

  it("leaves the sister statement out when there is none to sign", async () => {
    if (thanks.purpose !== "thanks") throw new Error("the second letter thanks");
    expect((await composeMail(thanks)).text).toContain("/en/statements/second");
    expect((await composeMail({ ...thanks, sister: null })).text).not.toContain("second");
  });
});

describe("a mail's headers", () => {
  it("carry an id of our own domain and keep holiday notes away", () => {
    expect(makeHeaders("5f0c", "Letters <letters@mail.example.org>")).toEqual({
      "Message-ID": "<5f0c@mail.example.org>",
      "Auto-Submitted": "auto-generated",
    });
    expect(makeHeaders("5f0c", "letters@localhost")["Message-ID"]).toBe("<5f0c@localhost>");
  });
});
