import { ThanksMail } from "@/emails/thanks";
import { paths } from "@/lib/paths";
import { manageLinkOf } from "@/lib/signing";
import { renderMail, type ComposedMail } from "../render";
import { translator, writeFooter } from "../wording";
import type { Purpose } from "./purpose";
import { describeSister, tellOfSignatures, toUrl, type StatementFacts } from "./statement-facts";

/** What the mail after confirmation says; links are absolute. */
export type ThanksFacts = StatementFacts & {
  manageUrl: string;
  keepsAddress: boolean;
  statementUrl: string;
  sister: { title: string; notice: string | null; url: string } | null;
};

/** Thanks with the personal link; over when the signature was withdrawn meanwhile. */
export const thanks: Purpose<ThanksFacts> = {
  find: (mails) =>
    tellOfSignatures(mails, ({ mail, signature, statement, facts, link }) => {
      if (signature.state !== "confirmed") return null;
      return {
        ...facts,
        manageUrl: toUrl(manageLinkOf({ ...link, issuedAt: mail.createdAt })),
        keepsAddress: signature.wantsUpdates,
        statementUrl: toUrl(paths.statement(facts.locale, statement.slug)),
        sister: describeSister(statement, facts.locale),
      };
    }),
  compose,
};

async function compose(facts: ThanksFacts): Promise<ComposedMail> {
  const { locale, statement, statementUrl, sister, manageUrl } = facts;
  const t = translator(locale);
  const suggest = (text: string, title: string, url: string) => ({
    text,
    action: t("thanks.read", { statement: title }),
    url,
  });
  const texts = {
    locale,
    preheader: t("thanks.preheader"),
    opening: t("thanks.opening"),
    subjectMatter: t("thanks.subjectMatter", { statement }),
    action: t("thanks.action"),
    address: facts.keepsAddress ? t("thanks.addressKept") : t("thanks.addressErased"),
    share: suggest(t("thanks.share"), statement, statementUrl),
    sister: sister && suggest(sister.notice ?? t("thanks.sister"), sister.title, sister.url),
    footer: writeFooter(facts),
  };
  const letter = await renderMail(ThanksMail, texts, { manageUrl });
  return { subject: t("thanks.subject"), ...letter };
}
