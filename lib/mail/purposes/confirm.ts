import { ConfirmMail } from "@/emails/confirm";
import { confirmLinkOf } from "@/lib/signing";
import type { QueuedMail } from "../store";
import { renderMail, type ComposedMail } from "../render";
import { translator, writeDay, writeFooter } from "../wording";
import type { Purpose } from "./purpose";
import { isOpen, tellOfSignatures, toUrl, type StatementFacts } from "./statement-facts";

/** What the mail that asks to confirm says; the link is absolute. */
export type ConfirmFacts = StatementFacts & {
  confirmUrl: string;
  queuedAt: Date;
  expiresAt: Date;
};

const dayInMs = 86_400_000;

/** Asks the mailbox's owner to confirm; over when the signature no longer waits. */
export const confirm: Purpose<ConfirmFacts> = { find: findConfirmFacts, compose };

type Wish = {
  now: Date;
  /** Leaves those out whose statement was closed: who signed in time may confirm, and is not asked again. */
  onlyOpen?: boolean;
};

/** The facts of mails that lead to the confirm page, those whose signatures still wait. */
export function findConfirmFacts(mails: QueuedMail[], { now, onlyOpen = false }: Wish) {
  return tellOfSignatures<ConfirmFacts>(mails, ({ mail, signature, statement, facts, link }) => {
    const { expiresAt } = signature;
    if (onlyOpen && !isOpen(statement, now)) return null;
    if (signature.state !== "pending" || !expiresAt || expiresAt <= now) return null;
    const confirmUrl = toUrl(confirmLinkOf({ ...link, expiresAt }));
    return { ...facts, confirmUrl, queuedAt: mail.createdAt, expiresAt };
  });
}

async function compose(facts: ConfirmFacts): Promise<ComposedMail> {
  const { locale, statement, confirmUrl } = facts;
  const t = translator(locale);
  const texts = {
    locale,
    preheader: t("confirm.preheader"),
    opening: t("confirm.opening"),
    subjectMatter: t("confirm.subjectMatter", { statement }),
    action: t("confirm.action"),
    validity: writeValidity(facts),
    notYou: t("confirm.notYou"),
    footer: writeFooter(facts),
  };
  const letter = await renderMail(ConfirmMail, texts, { confirmUrl });
  return { subject: t("confirm.subject"), ...letter };
}

/** How long the link works, seen from the moment of the mail. */
export function writeValidity({ locale, expiresAt, queuedAt }: ConfirmFacts): string {
  const days = Math.max(1, Math.round((expiresAt.getTime() - queuedAt.getTime()) / dayInMs));
  return translator(locale)("confirm.validity", { date: writeDay(expiresAt, locale), days });
}
