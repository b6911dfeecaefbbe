import { ReminderMail } from "@/emails/reminder";
import { renderMail, type ComposedMail } from "../render";
import { translator, writeFooter } from "../wording";
import { findConfirmFacts, writeValidity, type ConfirmFacts } from "./confirm";
import type { Purpose } from "./purpose";

/** Asks once more to confirm, with the same link; over when the signature no longer waits or its statement was closed. */
export const reminder: Purpose<ConfirmFacts> = {
  find: (mails, { now }) => findConfirmFacts(mails, { now, onlyOpen: true }),
  compose,
};

async function compose(facts: ConfirmFacts): Promise<ComposedMail> {
  const { locale, statement, confirmUrl } = facts;
  const t = translator(locale);
  const texts = {
    locale,
    preheader: t("reminder.preheader"),
    opening: t("reminder.opening"),
    subjectMatter: t("confirm.subjectMatter", { statement }),
    action: t("confirm.action"),
    validity: writeValidity(facts),
    once: t("reminder.once"),
    notYou: t("confirm.notYou"),
    footer: writeFooter(facts),
  };
  const letter = await renderMail(ReminderMail, texts, { confirmUrl });
  return { subject: t("reminder.subject"), ...letter };
}
