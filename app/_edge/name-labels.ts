import { getTranslations } from "next-intl/server";
import type { NameLabels } from "@/components/signatories/public-name";
import type { Locale } from "@/lib/i18n/schema";

/** The words around names, the same on every page that lists them. */
export async function loadNameLabels(locale: Locale): Promise<NameLabels> {
  const t = await getTranslations({ locale, namespace: "signatories" });
  return {
    personal: t("personal"),
    onBehalf: t.raw("onBehalf") as string,
    personalFootnote: t("personalFootnote"),
  };
}
