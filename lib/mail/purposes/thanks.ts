import { ThanksMail } from "@/emails/thanks";
import { paths } from "@/lib/paths";
import { manageLinkOf } from "@/lib/signing";
import { isCountryAtRisk } from "@/lib/signing/schema";
import { findSignaturesOfMailbox, type QueuedMail } from "../store";
import { renderMail, type ComposedMail } from "../render";
import { translator, writeFooter } from "../wording";
import type { Purpose } from "./purpose";
import {
  describeSister,
  isOpen,
  tellOfSignatures,
  toUrl,
  type StatementFacts,
} from "./statement-facts";

/** What the mail after confirmation says; links are absolute. */
export type ThanksFacts = StatementFacts & {
  manageUrl: string;
  keepsAddress: boolean;
  statementUrl: string;
  /** Whether others can still sign it. */
  isOpen: boolean;
  /** Whether passing it on may harm this reader: said to all who read Russian and to who signed from there. */
  warnsOfSharing: boolean;
  sister: { title: string; notice: string | null; url: string } | null;
};

/** Thanks with the personal link; over when the signature was withdrawn meanwhile. */
export const thanks: Purpose<ThanksFacts> = { find, compose };

async function find(mails: QueuedMail[], { now }: { now: Date }) {
  const signed = await findSigned(mails);
  return tellOfSignatures<ThanksFacts>(mails, ({ mail, signature, statement, facts, link }) => {
    if (signature.state !== "confirmed") return null;
    const { locale } = facts;
    const hasBoth = signed.has(`${signature.id} ${statement.sister?.id}`);
    return {
      ...facts,
      manageUrl: toUrl(manageLinkOf({ ...link, issuedAt: mail.createdAt })),
      keepsAddress: signature.wantsUpdates,
      statementUrl: toUrl(paths.statement(locale, statement.slug)),
      isOpen: isOpen(statement, now),
      warnsOfSharing: locale === "ru" || isCountryAtRisk(signature.country),
      sister: hasBoth ? null : describeSister(statement, { locale, now }),
    };
  });
}

/**
 * What else these mailboxes have signed, as "signature statement": nobody is asked for what they
 * gave already. Only the very mailbox that signed it learns that, by what its mail leaves out.
 */
async function findSigned(mails: QueuedMail[]): Promise<Set<string>> {
  const owned = await findSignaturesOfMailbox(
    mails.flatMap(({ signature }) => signature?.id ?? []),
  );
  return new Set(owned.map(({ anchorId, statementId }) => `${anchorId} ${statementId}`));
}

async function compose(facts: ThanksFacts): Promise<ComposedMail> {
  const { locale, statement, statementUrl, sister, manageUrl } = facts;
  const t = translator(locale);
  const suggest = (text: string, title: string, url: string, isOpen = true) => ({
    text,
    action: t(isOpen ? "thanks.read" : "thanks.readOnly", { statement: title }),
    url,
  });
  const texts = {
    locale,
    preheader: t("thanks.preheader"),
    opening: t("thanks.opening"),
    subjectMatter: t("thanks.subjectMatter", { statement }),
    action: t("thanks.action"),
    address: facts.keepsAddress ? t("thanks.addressKept") : t("thanks.addressErased"),
    share: suggest(
      t(facts.isOpen ? "thanks.share" : "thanks.shareClosed"),
      statement,
      statementUrl,
      facts.isOpen,
    ),
    sharingRisk: facts.warnsOfSharing ? t("thanks.sharingRisk") : null,
    sister: sister && suggest(sister.notice ?? t("thanks.sister"), sister.title, sister.url),
    footer: writeFooter(facts),
  };
  const letter = await renderMail(ThanksMail, texts, { manageUrl });
  return { subject: t("thanks.subject"), ...letter };
}
