import { describe, expect, it } from "vitest";
import { alreadySigned } from "@/lib/mail/purposes/already-signed";
import { confirm, type ConfirmFacts } from "@/lib/mail/purposes/confirm";
import { reminder } from "@/lib/mail/purposes/reminder";
import { notableInvitation } from "@/lib/mail/purposes/notable-invitation";
import { invalidated } from "@/lib/mail/purposes/invalidated";
import { manageLink } from "@/lib/mail/purposes/manage-link";
import { update, type UpdateFacts } from "@/lib/mail/purposes/update";
import { thanks, type ThanksFacts } from "@/lib/mail/purposes/thanks";
import type { ComposedMail } from "@/lib/mail/render";
import { makeHeaders } from "@/lib/mail/sender";

const site = "http://localhost:3000";
const token = "t".repeat(68);
const subject = {
  campaign: "Free Pavel Example",
  controller: "Example Society",
  contact: "hello@example.org",
  statement: "Release Pavel Example <now> & today",
};

type Locale = "en" | "ru";
/** One letter: what it is for, its personal link, and how it is written. */
type Sample = { name: string; link: string; compose: () => Promise<ComposedMail> };

const manageUrlOf = (locale: Locale) => `${site}/${locale}/signature/${token}`;

const confirmFacts = (locale: Locale): ConfirmFacts => ({
  ...subject,
  locale,
  confirmUrl: `${site}/${locale}/confirm/${token}`,
  queuedAt: new Date("2026-11-22T12:00:00Z"),
  expiresAt: new Date("2026-11-29T12:00:00Z"),
});

const thanksFacts = (locale: Locale): ThanksFacts => ({
  ...subject,
  locale,
  manageUrl: manageUrlOf(locale),
  keepsAddress: false,
  statementUrl: `${site}/${locale}/statements/first`,
  isOpen: true,
  warnsOfSharing: false,
  sister: { title: "The other text", notice: null, url: `${site}/${locale}/statements/second` },
});

const updateFacts = (locale: Locale): UpdateFacts => ({
  ...subject,
  locale,
  title: subject.statement,
  excerpt: "The court has decided.",
  updateUrl: `${site}/${locale}/updates/news`,
  waysOut: {
    unsubscribeUrl: `${site}/${locale}/unsubscribe/${token}`,
    oneClickUrl: `${site}/api/unsubscribe/${token}?locale=${locale}`,
  },
});

function letters(locale: Locale): Sample[] {
  const manageUrl = manageUrlOf(locale);
  const asks = confirmFacts(locale);
  const thanking = thanksFacts(locale);
  const news = updateFacts(locale);
  const known = { ...subject, locale, manageUrl };
  const invited = {
    ...subject,
    locale,
    wording: "Anna Sample, lecturer",
    invitationUrl: `${site}/${locale}/invitation/${token}`,
    expiresAt: new Date("2027-01-21T12:00:00Z"),
  };
  return [
    { name: "confirm", link: asks.confirmUrl, compose: () => confirm.compose(asks) },
    { name: "reminder", link: asks.confirmUrl, compose: () => reminder.compose(asks) },
    { name: "thanks", link: manageUrl, compose: () => thanks.compose(thanking) },
    { name: "update", link: news.waysOut!.unsubscribeUrl, compose: () => update.compose(news) },
    { name: "already_signed", link: manageUrl, compose: () => alreadySigned.compose(known) },
    {
      name: "invitation",
      link: invited.invitationUrl,
      compose: () => notableInvitation.compose(invited),
    },
    {
      name: "manage_link",
      link: manageUrl,
      compose: () => manageLink.compose({ signatures: [known] }),
    },
    {
      name: "invalidated",
      link: `${site}/${locale}/contact?${token}`,
      compose: () =>
        invalidated.compose({
          ...subject,
          locale,
          contactUrl: `${site}/${locale}/contact?${token}`,
        }),
    },
  ];
}

const everyLetter = (["en", "ru"] as const).flatMap((locale) =>
  letters(locale).map((letter) => [`${letter.name} in ${locale}`, letter, locale] as const),
);

const flat = (text: string) => text.replace(/\s+/g, " ");
const countIn = (text: string, part: string) => text.split(part).length - 1;

describe("every mail", () => {
  it.each(everyLetter)(
    "%s names neither case nor person before it is opened",
    async (_, letter) => {
      const { subject: line, text, html } = await letter.compose();
      const preheader = /data-skip-in-text="true">([^<]*)</.exec(html)?.[1] ?? "";
      expect(preheader.trim()).not.toBe("");
      for (const seen of [line, preheader, text.slice(0, 140)]) {
        expect(seen).not.toMatch(/Pavel|Example|Free|Release/);
      }
    },
  );

  it.each(everyLetter)("%s holds its personal link once in each form", async (_, letter) => {
    const { text, html } = await letter.compose();
    expect(countIn(html, token)).toBe(1);
    expect(html).toContain(`href="${letter.link}"`);
    expect(text.split("\n").filter((line) => line.includes(token))).toEqual([letter.link]);
  });

  it.each(everyLetter)("%s loads and measures nothing", async (_, letter) => {
    const { html } = await letter.compose();
    expect(html).not.toMatch(/<(img|link|script|iframe|form|video)\b/i);
    expect(html).not.toMatch(/url\(|@import|\bsrc=/i);
    const hosts = [...html.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host);
    expect(new Set(hosts)).toEqual(new Set(["localhost:3000"]));
  });

  it.each(everyLetter)("%s shows typed text as text", async (_, letter) => {
    const { text, html } = await letter.compose();
    expect(html).toContain("&lt;now&gt; &amp; today");
    expect(flat(text)).toContain("Release Pavel Example <now> & today");
  });

  it.each(everyLetter)(
    "%s wraps its lines and says who is behind it",
    async (_, letter, locale) => {
      const { text, html } = await letter.compose();
      const long = text.split("\n").filter((line) => line.length > 72 && !line.startsWith(site));
      expect(long).toEqual([]);
      expect(html).toMatch(new RegExp(`<html[^>]* lang="${locale}"`));
      for (const known of ["Free Pavel Example", "Example Society", "hello@example.org"]) {
        expect(flat(text)).toContain(known);
      }
    },
  );

  it.each(everyLetter)(
    "%s is the same to the letter when it is written again",
    async (_, letter) => {
      expect(await letter.compose()).toEqual(await letter.compose());
    },
  );
});

describe("the mail that asks to confirm", () => {
  it("holds no link but the one", async () => {
    const { text, html } = await confirm.compose(confirmFacts("en"));
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
    const facts = confirmFacts(locale);
    const expiresAt = new Date(facts.queuedAt.getTime() + days * 86_400_000);
    const { text } = await confirm.compose({ ...facts, expiresAt });
    expect(flat(text)).toContain(wording);
  });
});

describe("the mail after confirmation", () => {
  const facts = thanksFacts("en");

  it("says that the address is erased, or that it is kept for updates", async () => {
    const erased = flat((await thanks.compose(facts)).text);
    const kept = flat((await thanks.compose({ ...facts, keepsAddress: true })).text);
    expect(erased).toContain("Your address is erased as soon as this mail has left.");
    expect(kept).not.toContain("erased");
    expect(kept).toContain("your address is kept, encrypted, until you no longer want it.");
  });

  it("leaves the sister statement out when there is none to sign", async () => {
    expect((await thanks.compose(facts)).text).toContain("/en/statements/second");
    expect((await thanks.compose({ ...facts, sister: null })).text).not.toContain("second");
  });

  it.each(["en", "ru"] as const)(
    "warns in %s of passing it on, where that is dangerous",
    async (locale) => {
      const asked = { ...thanksFacts(locale), warnsOfSharing: true };
      const warning = {
        en: "sharing the link openly is dangerous",
        ru: "делиться ссылкой открыто опасно",
      };
      expect(flat((await thanks.compose(asked)).text)).toContain(warning[locale]);
      const other = flat((await thanks.compose({ ...asked, warnsOfSharing: false })).text);
      expect(other).not.toContain(warning[locale]);
    },
  );

  it("asks for no more signatures under a statement that is closed", async () => {
    const closed = flat((await thanks.compose({ ...facts, isOpen: false })).text);
    expect(closed).toContain("Signing has ended");
    expect(closed).not.toContain(`Read and sign “${facts.statement}”`);
  });
});

describe("the mail with news", () => {
  it("can be stopped by the mail program with one click, and by its reader", async () => {
    const { headers, text } = await update.compose(updateFacts("en"));
    expect(headers).toEqual({
      "List-Unsubscribe": `<${site}/api/unsubscribe/${token}?locale=en>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    expect(text).toContain(`Stop these mails:\n${site}/en/unsubscribe/${token}`);
    expect(text).toContain("The court has decided.");
  });

  it.each([
    ["en", "there is nothing to stop", "you sent yourself a test"],
    ["ru", "отказываться не от чего", "отправили себе пробное письмо"],
  ] as const)(
    "says of a test in %s that it is one, and promises no way out",
    async (locale, ...said) => {
      const { headers, text, html } = await update.compose({
        ...updateFacts(locale),
        waysOut: null,
      });
      expect(headers).toEqual({});
      for (const words of said) expect(flat(text)).toContain(words);
      expect(countIn(html, "href=")).toBe(1);
      expect(text).not.toContain("unsubscribe");
    },
  );

  it("has no beginning where the text has none", async () => {
    const { text } = await update.compose({ ...updateFacts("ru"), excerpt: null });
    expect(text).not.toContain("null");
  });
});

describe("letters that differ only in their link", () => {
  it("hold each its own, whatever signs are in it", async () => {
    const facts = confirmFacts("en");
    const odd = `${site}/en/confirm/$&$1?a=1&b="<2>`;
    await confirm.compose(facts);
    const { html, text } = await confirm.compose({ ...facts, confirmUrl: odd });
    expect(text.split("\n")).toContain(odd);
    expect(html).toContain(`href="${site}/en/confirm/$&amp;$1?a=1&amp;b=&quot;&lt;2&gt;"`);
    expect(html + text).not.toContain(".invalid");
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
