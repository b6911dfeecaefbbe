import { ConfirmMail } from "@/emails/confirm";
import { confirmLinkOf } from "@/lib/signing";
import { renderMail, type ComposedMail } from "../render";
import { translator, writeDay, writeFooter } from "../wording";
import type { Purpose } from "./purpose";
import { tellOfSignatures, toUrl, type StatementFacts } from "./statement-facts";

/** What the mail that asks to confirm says; the link is absolute. */
export type ConfirmFacts = StatementFacts & {
  confirmUrl: string;
  queuedAt: Date;
  expiresAt: Date;
};

const dayInMs = 86_400_000;

/** Asks the mailbox's owner to confirm; over when the signature no longer waits. */
export const confirm: Purpose<ConfirmFacts> = {
  find: (mails, { now }) =>
    tellOfSignatures(mails, ({ mail, signature, facts, link }) => {
      const { expiresAt } = signature;
      if (signature.state !== "pending" || !expiresAt || expiresAt <= now) return null;
      const confirmUrl = toUrl(confirmLinkOf({ ...link, expiresAt }));
      return { ...facts, confirmUrl, queuedAt: mail.createdAt, expiresAt };
    }),
  compose,
};

async function compose(facts: ConfirmFacts): Promise<ComposedMail> {
  const { locale, statement, expiresAt, queuedAt, confirmUrl } = facts;
  const t = translator(locale);
  const days = Math.max(1, Math.round((expiresAt.getTime() - queuedAt.getTime()) / dayInMs));
  const texts = {
    locale,
    preheader: t("confirm.preheader"),
    opening: t("confirm.opening"),
    subjectMatter: t("confirm.subjectMatter", { statement }),
    action: t("confirm.action"),
    validity: t("confirm.validity", { date: writeDay(expiresAt, locale), days }),
    notYou: t("confirm.notYou"),
    footer: writeFooter(facts),
  };
  const letter = await renderMail(ConfirmMail, texts, { confirmUrl });
  return { subject: t("confirm.subject"), ...letter };
}
