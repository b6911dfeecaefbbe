import { AlreadySignedMail } from "@/emails/already-signed";
import { manageLinkOf } from "@/lib/signing";
import { renderMail, type ComposedMail } from "../render";
import { translator, writeFooter } from "../wording";
import type { Purpose } from "./purpose";
import { tellOfSignatures, toUrl, type StatementFacts } from "./statement-facts";

/** What the mail to somebody who had signed before says; the link is absolute. */
export type AlreadySignedFacts = StatementFacts & { manageUrl: string };

/** Tells the mailbox, and only it, that its owner has signed before. */
export const alreadySigned: Purpose<AlreadySignedFacts> = {
  find: (mails) =>
    tellOfSignatures(mails, ({ mail, signature, facts, link }) => {
      if (signature.state !== "confirmed") return null;
      return { ...facts, manageUrl: toUrl(manageLinkOf({ ...link, issuedAt: mail.createdAt })) };
    }),
  compose,
};

async function compose(facts: AlreadySignedFacts): Promise<ComposedMail> {
  const { locale, statement, manageUrl } = facts;
  const t = translator(locale);
  const texts = {
    locale,
    preheader: t("alreadySigned.preheader"),
    opening: t("alreadySigned.opening"),
    subjectMatter: t("alreadySigned.subjectMatter", { statement }),
    action: t("alreadySigned.action"),
    notYou: t("alreadySigned.notYou"),
    footer: writeFooter(facts),
  };
  const letter = await renderMail(AlreadySignedMail, texts, { manageUrl });
  return { subject: t("alreadySigned.subject"), ...letter };
}
