import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

type PressContactProps = { email: string | null; locale: Locale };

/** Whom to ask; while nobody has filled it in, that it is still missing. */
export async function PressContact({ email, locale }: PressContactProps) {
  const t = await getTranslations({ locale, namespace: "press" });
  const unfilled = await getTranslations({ locale, namespace: "textPage" });
  return (
    <Section id="press-contact" title={t("contact")}>
      <p className="text-lg">
        {t("contactText")}{" "}
        {email ? (
          <a href={`mailto:${email}`} className="link font-semibold break-words">
            {email}
          </a>
        ) : (
          <mark>{unfilled("unfilled")}</mark>
        )}
      </p>
      <p className="no-print mt-2">
        <a href={paths.contact(locale)} className="link font-semibold">
          {t("contactLink")}
        </a>
      </p>
    </Section>
  );
}
