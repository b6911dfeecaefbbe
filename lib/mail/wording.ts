import { createTranslator } from "use-intl/core";
import { formats, type Locale } from "@/lib/i18n";
import en from "@/lib/i18n/messages/en.json" with { type: "json" };
import ru from "@/lib/i18n/messages/ru.json" with { type: "json" };

const messages: Record<Locale, typeof en> = { en, ru };

const makeTranslator = (locale: Locale) =>
  createTranslator({ locale, messages: messages[locale], namespace: "mail" });

const translators = new Map<Locale, ReturnType<typeof makeTranslator>>();

/** The mails' words in a language. Kept for the process's life: each one parses its messages anew. */
export function translator(locale: Locale) {
  const known = translators.get(locale) ?? makeTranslator(locale);
  translators.set(locale, known);
  return known;
}

/** Who is behind a mail to a signer; what the operator has not filled in is null. */
export type Sender = {
  locale: Locale;
  campaign: string;
  controller: string | null;
  contact: string | null;
};

/**
 * Who is behind the mail, and whom one may ask; what the operator has not filled in is left out.
 * `reason` says why it came, where it is not because of the form.
 */
export function writeFooter(
  { locale, campaign, controller, contact }: Sender,
  reason?: string,
): string {
  const t = translator(locale);
  const sentences = [
    reason ?? t("footer", { campaign }),
    // "e.V." has a full stop of its own.
    controller && t("footerController", { controller: controller.replace(/\.$/, "") }),
    contact && t("footerContact", { contact }),
  ];
  return sentences.filter(Boolean).join(" ");
}

const days: Record<Locale, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat("en-GB", formats.dateTime.day),
  ru: new Intl.DateTimeFormat("ru", formats.dateTime.day),
};

/** "29 November 2026", without the "г." that would end a Russian sentence in two stops. */
export function writeDay(day: Date, locale: Locale): string {
  return days[locale].format(day).replace(/\s*г\.$/u, " года");
}
