import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CampaignFrame } from "@/lib/campaign/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

/** Who answers for a signer's data and how to reach them, as the settings say it. */
export type Responsible = Pick<
  CampaignFrame,
  "title" | "controllerName" | "controllerAddress" | "contactEmail"
>;

type ResponsibleLineProps = { locale: Locale; responsible: Responsible };

/**
 * Names who is responsible before anything is sent (GDPR Art. 13(1)(a)). While nobody has been
 * named it says so, and names the campaign and how to reach it.
 */
export async function ResponsibleLine({ locale, responsible }: ResponsibleLineProps) {
  const t = await getTranslations({ locale, namespace: "signing" });
  const { title, controllerName, controllerAddress, contactEmail } = responsible;
  const name = [controllerName, controllerAddress].filter(Boolean).join(", ");
  const linkTo = (href: string) => (words: ReactNode) => (
    <a href={href} className="link">
      {words}
    </a>
  );
  return (
    <>
      {controllerName
        ? t("responsible", { name })
        : t.rich("responsibleNobody", {
            campaign: title,
            mark: (words) => <mark>{words}</mark>,
          })}{" "}
      {contactEmail
        ? t.rich("responsibleContact", {
            contact: contactEmail,
            link: linkTo(`mailto:${contactEmail}`),
          })
        : t.rich("responsibleContactPage", { link: linkTo(paths.contact(locale)) })}
    </>
  );
}
