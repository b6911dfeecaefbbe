import { NotableInvitationMail } from "@/emails/notable-invitation";
import { isLocale, pickText, type Locale } from "@/lib/i18n";
import { invitationLinkOf } from "@/lib/signatories";
import { statementCan, statementStatusAt } from "@/lib/statements/schema";
import { renderMail, type ComposedMail } from "../render";
import { findInvitations, type MailInvitation } from "../store-invitations";
import { translator, writeDay, writeFooter, type Sender } from "../wording";
import type { Purpose } from "./purpose";
import { localeOf, toUrl } from "./statement-facts";

/** What the mail to an invited notable says; the link is absolute. */
export type NotableInvitationFacts = Sender & {
  statement: string;
  /** "Anna Example, lecturer, Sampleton College" */
  wording: string;
  invitationUrl: string;
  expiresAt: Date;
};

/**
 * Asks a notable to sign; over when they have signed, were removed, the link's time is over or
 * the statement's is. One that is not open yet, or not open again, may be: the link waits for it.
 */
export const notableInvitation: Purpose<NotableInvitationFacts> = {
  async find(mails, { now }) {
    const invitations = await findInvitations(mails.flatMap(({ notableId }) => notableId ?? []));
    const known = new Map<string, NotableInvitationFacts>();
    for (const mail of mails) {
      const invitation = invitations.find(({ notableId }) => notableId === mail.notableId);
      // A renewed invitation has a mail of its own: the former one would carry the new link.
      if (!invitation || invitation.isSigned || invitation.expiresAt <= now) continue;
      if (invitation.invitedAt > mail.createdAt) continue;
      if (!isOrWillBeOpen(invitation, now)) continue;
      known.set(mail.id, tell(invitation, localeOf(mail)));
    }
    return known;
  },
  compose,
};

/** A draft may open on any day; one that was closed only when it is planned. */
function isOrWillBeOpen(statement: MailInvitation, now: Date): boolean {
  const { opensAt, closesAt } = statement;
  const status = statementStatusAt(statement, now);
  if (statementCan.sign(status) || status === "draft") return true;
  const isOver = closesAt !== null && closesAt <= now;
  return opensAt !== null && !isOver && statementCan.open(status);
}

function tell(invitation: MailInvitation, locale: Locale): NotableInvitationFacts {
  const { notableId, nonce, expiresAt, campaign, titles, originalLocale } = invitation;
  const titleIn = (wanted: string) => titles.find((each) => each.locale === wanted)?.title;
  const pageLocale = isLocale(invitation.locale) ? invitation.locale : locale;
  const parts = [invitation.name, invitation.role, invitation.organisation];
  return {
    locale,
    campaign: pickText(campaign, locale) ?? "",
    controller: invitation.controller,
    contact: invitation.contact,
    statement: titleIn(locale) ?? titleIn(originalLocale) ?? "",
    wording: parts.flatMap((part) => pickText(part, locale) ?? []).join(", "),
    invitationUrl: toUrl(invitationLinkOf({ notableId, nonce, locale: pageLocale, expiresAt })),
    expiresAt,
  };
}

async function compose(facts: NotableInvitationFacts): Promise<ComposedMail> {
  const { locale, statement, wording, invitationUrl, expiresAt, campaign } = facts;
  const t = translator(locale);
  const texts = {
    locale,
    preheader: t("notableInvitation.preheader"),
    opening: t("notableInvitation.opening"),
    subjectMatter: t("notableInvitation.subjectMatter", { statement }),
    wording: t("notableInvitation.wording", { wording }),
    action: t("notableInvitation.action"),
    validity: t("notableInvitation.validity", { date: writeDay(expiresAt, locale) }),
    notYou: t("notableInvitation.notYou"),
    footer: writeFooter(facts, t("notableInvitation.footer", { campaign })),
  };
  const letter = await renderMail(NotableInvitationMail, texts, { invitationUrl });
  return { subject: t("notableInvitation.subject"), ...letter };
}
