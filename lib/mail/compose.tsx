import { createTranslator } from "use-intl/core";
import { AlreadySignedMail } from "@/emails/already-signed";
import { ConfirmMail } from "@/emails/confirm";
import { ThanksMail } from "@/emails/thanks";
import { formats, type Locale } from "@/lib/i18n";
import en from "@/lib/i18n/messages/en.json";
import ru from "@/lib/i18n/messages/ru.json";
import { renderMail } from "./render";

const messages: Record<Locale, typeof en> = { en, ru };
const dayInMs = 86_400_000;

/** What every mail is about. Titles are in the mail's language where they exist in it. */
export type MailSubject = {
  locale: Locale;
  campaign: string;
  controller: string | null;
  contact: string | null;
  statement: string;
};

/** One mail's facts; links are absolute. */
export type MailContent = MailSubject &
  (
    | { purpose: "confirm"; confirmUrl: string; queuedAt: Date; expiresAt: Date }
    | {
        purpose: "thanks";
        manageUrl: string;
        keepsAddress: boolean;
        statementUrl: string;
        sister: { title: string; notice: string | null; url: string } | null;
      }
    | { purpose: "already_signed"; manageUrl: string }
  );

export type ComposedMail = { subject: string; html: string; text: string };

/**
 * Writes a mail from facts. The same facts give the same mail to the letter, so that a
 * worker which has crashed can send it again under the same idempotency key. Subject,
 * preheader and opening name neither the case nor a person.
 */
export async function composeMail(content: MailContent): Promise<ComposedMail> {
  switch (content.purpose) {
    case "confirm":
      return composeConfirm(content);
    case "thanks":
      return composeThanks(content);
    case "already_signed":
      return composeAlreadySigned(content);
  }
}

type Of<Purpose extends MailContent["purpose"]> = Extract<MailContent, { purpose: Purpose }>;

async function composeConfirm(content: Of<"confirm">): Promise<ComposedMail> {
  const t = translator(content.locale);
  const { statement, expiresAt, queuedAt } = content;
  const days = Math.max(1, Math.round((expiresAt.getTime() - queuedAt.getTime()) / dayInMs));
  const mail = await renderMail(
    <ConfirmMail
      locale={content.locale}
      preheader={t("confirm.preheader")}
      opening={t("confirm.opening")}
      subjectMatter={t("confirm.subjectMatter", { statement })}
      action={t("confirm.action")}
      confirmUrl={content.confirmUrl}
      validity={t("confirm.validity", { date: writeDay(expiresAt, content.locale), days })}
      notYou={t("confirm.notYou")}
      footer={writeFooter(content)}
    />,
  );
  return { subject: t("confirm.subject"), ...mail };
}

async function composeThanks(content: Of<"thanks">): Promise<ComposedMail> {
  const t = translator(content.locale);
  const { statement, sister } = content;
  const suggest = (text: string, title: string, url: string) => ({
    text,
    action: t("thanks.read", { statement: title }),
    url,
  });
  const mail = await renderMail(
    <ThanksMail
      locale={content.locale}
      preheader={t("thanks.preheader")}
      opening={t("thanks.opening")}
      subjectMatter={t("thanks.subjectMatter", { statement })}
      action={t("thanks.action")}
      manageUrl={content.manageUrl}
      address={content.keepsAddress ? t("thanks.addressKept") : t("thanks.addressErased")}
      share={suggest(t("thanks.share"), statement, content.statementUrl)}
      sister={sister && suggest(sister.notice ?? t("thanks.sister"), sister.title, sister.url)}
      footer={writeFooter(content)}
    />,
  );
  return { subject: t("thanks.subject"), ...mail };
}

async function composeAlreadySigned(content: Of<"already_signed">): Promise<ComposedMail> {
  const t = translator(content.locale);
  const mail = await renderMail(
    <AlreadySignedMail
      locale={content.locale}
      preheader={t("alreadySigned.preheader")}
      opening={t("alreadySigned.opening")}
      subjectMatter={t("alreadySigned.subjectMatter", { statement: content.statement })}
      action={t("alreadySigned.action")}
      manageUrl={content.manageUrl}
      notYou={t("alreadySigned.notYou")}
      footer={writeFooter(content)}
    />,
  );
  return { subject: t("alreadySigned.subject"), ...mail };
}

const makeTranslator = (locale: Locale) =>
  createTranslator({ locale, messages: messages[locale], namespace: "mail" });

const translators = new Map<Locale, ReturnType<typeof makeTranslator>>();

/** Kept for the process's life, because each one parses its messages anew. */
function translator(locale: Locale) {
  const known = translators.get(locale) ?? makeTranslator(locale);
  translators.set(locale, known);
  return known;
}

/** Who is behind the mail, and whom one may ask; what the operator has not filled in is left out. */
function writeFooter({ locale, campaign, controller, contact }: MailSubject): string {
  const t = translator(locale);
  const sentences = [
    t("footer", { campaign }),
    controller && t("footerController", { controller }),
    contact && t("footerContact", { contact }),
  ];
  return sentences.filter(Boolean).join(" ");
}

/** "29 November 2026", without the "г." that would end a Russian sentence in two stops. */
function writeDay(day: Date, locale: Locale): string {
  const style = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, formats.dateTime.day);
  return style.format(day).replace(/\s*г\.$/u, " года");
}
