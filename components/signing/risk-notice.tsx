import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

type RiskNoticeProps = {
  locale: Locale;
  /** True where no country can be chosen on the page that would bring the notice up. */
  isAlwaysShown?: boolean;
};

/**
 * What a signature may mean for somebody in Russia or Belarus, beside the choice of
 * visibility. Shown to all readers of Russian; to others once they choose such a country.
 */
export async function RiskNotice({ locale, isAlwaysShown = false }: RiskNoticeProps) {
  const t = await getTranslations({ locale, namespace: "signing" });
  const isHidden = !isAlwaysShown && locale !== "ru";
  return (
    <div data-only-for={isHidden ? "risk" : undefined}>
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
