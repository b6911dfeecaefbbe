import { StaffLinkMail } from "@/emails/staff-link";
import { findMailedSignInLinks } from "@/lib/accounts";
import { mailedLinkMinutes } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n";
import { renderMail, type ComposedMail } from "../render";
import { translator } from "../wording";
import type { Purpose } from "./purpose";
import { localeOf, toUrl } from "./statement-facts";

/** What the mail with a sign-in link says; the link is absolute. */
export type SignInFacts = { locale: Locale; url: string };

/** The link that somebody of the team asked for; over when it was used or its time has passed. */
export const signIn: Purpose<SignInFacts> = {
  async find(mails, clock) {
    const links = await findMailedSignInLinks(
      mails.flatMap(({ subjectId }) => subjectId ?? []),
      clock,
    );
    return new Map(
      mails.flatMap((mail) => {
        const link = links.get(mail.subjectId ?? "");
        return link ? [[mail.id, { locale: localeOf(mail), url: toUrl(link.path) }] as const] : [];
      }),
    );
  },
  compose,
};

async function compose({ locale, url }: SignInFacts): Promise<ComposedMail> {
  const t = translator(locale);
  const texts = {
    locale,
    preheader: t("signIn.preheader"),
    opening: t("signIn.opening"),
    action: t("signIn.action"),
    validity: t("signIn.validity", { minutes: mailedLinkMinutes }),
    notYou: t("signIn.notYou"),
    footer: t("staffFooter"),
  };
  return { subject: t("signIn.subject"), ...(await renderMail(StaffLinkMail, texts, { url })) };
}
