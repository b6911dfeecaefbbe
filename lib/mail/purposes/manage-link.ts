import { ManageLinkMail } from "@/emails/manage-link";
import { manageLinkOf } from "@/lib/signing";
import { renderMail, type ComposedMail } from "../render";
import { findSignaturesOfMailbox, type QueuedMail } from "../store";
import { translator, writeFooter } from "../wording";
import type { Purpose } from "./purpose";
import { tellOfSignatures, toUrl, type StatementFacts } from "./statement-facts";

/** What the mail with the links to one's signatures says of one of them; the link is absolute. */
type ManagedSignature = StatementFacts & { manageUrl: string };

/** All that one mailbox has signed, at least one. */
export type ManageLinkFacts = { signatures: [ManagedSignature, ...ManagedSignature[]] };

/**
 * The links to everything that this mailbox has signed in the campaign, as it is when the mail
 * is written; over when all of it was withdrawn meanwhile.
 */
export const manageLink: Purpose<ManageLinkFacts> = { find, compose };

async function find(mails: QueuedMail[]): Promise<ReadonlyMap<string, ManageLinkFacts>> {
  const anchors = mails.flatMap(({ signature }) => signature?.id ?? []);
  const owned = Map.groupBy(await findSignaturesOfMailbox(anchors), ({ anchorId }) => anchorId);
  const each = mails.flatMap((mail) =>
    (owned.get(mail.signature?.id ?? "") ?? []).map((signature) => ({
      ...mail,
      id: `${mail.id} ${signature.id}`,
      signature,
    })),
  );
  const told = await tellOfSignatures(each, ({ mail, facts, link }) => ({
    ...facts,
    manageUrl: toUrl(manageLinkOf({ ...link, issuedAt: mail.createdAt })),
  }));
  const byMail = Map.groupBy(told, ([id]) => id.split(" ")[0]!);
  return new Map(
    [...byMail].flatMap(([id, entries]) => {
      const [first, ...others] = entries.map(([, facts]) => facts);
      return first ? [[id, { signatures: [first, ...others] }]] : [];
    }),
  );
}

async function compose({ signatures }: ManageLinkFacts): Promise<ComposedMail> {
  const [first] = signatures;
  const t = translator(first.locale);
  const texts = {
    locale: first.locale,
    preheader: t("manageLink.preheader"),
    opening: t("manageLink.opening"),
    signatures: signatures.map(({ statement }) => t("manageLink.signature", { statement })),
    action: t("manageLink.action"),
    notYou: t("manageLink.notYou"),
    footer: writeFooter(first),
  };
  const links = Object.fromEntries(
    signatures.map(({ manageUrl }, index) => [`manageUrl${index}` as const, manageUrl]),
  );
  const letter = await renderMail(ManageLinkMail, texts, links);
  return { subject: t("manageLink.subject"), ...letter };
}
