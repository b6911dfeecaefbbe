import { getTranslations } from "next-intl/server";
import { LinkAdvice } from "@/components/dashboard/link-advice";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

/** How to get a sign-in link, under any of the pages that need it. */
export async function Advice({ locale, again }: { locale: Locale; again: boolean }) {
  const t = await getTranslations({ locale, namespace: "signIn" });
  return (
    <LinkAdvice
      title={again ? t("another") : t("howTitle")}
      text={t("how")}
      signers={t("signers")}
      home={{ href: paths.home(locale), label: t("toSite") }}
    />
  );
}
