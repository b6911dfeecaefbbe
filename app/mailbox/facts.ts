import type { Locale } from "@/lib/i18n/schema";
import type { LocalMail } from "@/lib/mail";

/** An instant as the mailbox writes it, to the second and in UTC, as in logs. */
export function writeMoment(instant: string, locale: Locale): string {
  const style = { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" } as const;
  const moment = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, style);
  return `${moment.format(new Date(instant))} UTC`;
}

/** The language that a mail is written in, as its HTML says. */
export function languageOf(mail: LocalMail): string | undefined {
  return /<html lang="([\w-]+)"/.exec(mail.html)?.[1];
}
