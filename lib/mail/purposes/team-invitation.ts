import { StaffLinkMail } from "@/emails/staff-link";
import { findMailedInvitations } from "@/lib/accounts";
import type { OrganiserRole } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n";
import { renderMail, type ComposedMail } from "../render";
import { translator, writeDay } from "../wording";
import type { Purpose } from "./purpose";
import { localeOf, toUrl } from "./statement-facts";

/** What an invitation to the team says; the link is absolute. */
export type TeamInvitationFacts = {
  locale: Locale;
  url: string;
  role: OrganiserRole;
  invitedBy: string | null;
  expiresAt: Date;
};

/** Asks somebody to join the team; over when they have, or it was revoked. */
export const teamInvitation: Purpose<TeamInvitationFacts> = {
  async find(mails, clock) {
    const invitations = await findMailedInvitations(
      mails.flatMap(({ subjectId }) => subjectId ?? []),
      clock,
    );
    return new Map(
      mails.flatMap((mail) => {
        const invitation = invitations.get(mail.subjectId ?? "");
        if (!invitation) return [];
        const { path, ...facts } = invitation;
        return [[mail.id, { ...facts, locale: localeOf(mail), url: toUrl(path) }] as const];
      }),
    );
  },
  compose,
};

async function compose(facts: TeamInvitationFacts): Promise<ComposedMail> {
  const { locale, url, role, invitedBy, expiresAt } = facts;
  const t = translator(locale);
  const texts = {
    locale,
    preheader: t("invitation.preheader"),
    opening: invitedBy
      ? t("invitation.openingBy", { role, name: invitedBy })
      : t("invitation.opening", { role }),
    action: t("invitation.action"),
    validity: t("invitation.validity", { date: writeDay(expiresAt, locale) }),
    notYou: t("invitation.notYou"),
    footer: t("staffFooter"),
  };
  const letter = await renderMail(StaffLinkMail, texts, { url });
  return { subject: t("invitation.subject"), ...letter };
}
