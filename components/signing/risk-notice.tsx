import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

type RiskNoticeProps = {
  locale: Locale;
  /** True when the signer has already named such a country. */
  isKnown?: boolean;
};

/**
 * What a signature may mean for somebody in Russia or Belarus, beside the choice of
 * visibility. Shown to all readers of Russian; to others once they choose such a country.
 */
export async function RiskNotice({ locale, isKnown = false }: RiskNoticeProps) {
  const t = await getTranslations({ locale, namespace: "signing" });
  const isAlwaysShown = isKnown || locale === "ru";
  return (
    <div data-only-for={isAlwaysShown ? undefined : "risk"}>
      <Notice tone="signal" title={t("riskTitle")} className="my-3">
        <p className="leading-snug">
          {t("riskText")}{" "}
          <a href={paths.risks(locale)} className="link font-semibold">
            {t("riskLink")}
          </a>
        </p>
      </Notice>
    </div>
  );
}
