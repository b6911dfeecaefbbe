import { InvalidatedMail } from "@/emails/invalidated";
import { paths } from "@/lib/paths";
import { renderMail, type ComposedMail } from "../render";
import { translator, writeFooter } from "../wording";
import type { Purpose } from "./purpose";
import { tellOfSignatures, toUrl, type StatementFacts } from "./statement-facts";

/** What the mail about a signature that was declared invalid says; the link is absolute. */
export type InvalidatedFacts = StatementFacts & { contactUrl: string };

/** Tells the mailbox, and only it, why signing again changes nothing; over when the invalidation was undone. */
export const invalidated: Purpose<InvalidatedFacts> = {
  find: (mails) =>
    tellOfSignatures(mails, ({ signature, facts }) =>
      signature.state === "invalidated"
        ? { ...facts, contactUrl: toUrl(paths.contact(facts.locale)) }
        : null,
    ),
  compose,
};

async function compose(facts: InvalidatedFacts): Promise<ComposedMail> {
  const { locale, statement, contactUrl } = facts;
  const t = translator(locale);
  const texts = {
    locale,
    preheader: t("invalidated.preheader"),
    opening: t("invalidated.opening"),
    subjectMatter: t("invalidated.subjectMatter", { statement }),
    mistake: t("invalidated.mistake"),
    action: t("invalidated.action"),
    notYou: t("invalidated.notYou"),
    footer: writeFooter(facts),
  };
  const letter = await renderMail(InvalidatedMail, texts, { contactUrl });
  return { subject: t("invalidated.subject"), ...letter };
}
