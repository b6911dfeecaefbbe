import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

type RiskNoticeProps = {
  locale: Locale;
  /** True where no country can be chosen on the page that would bring the notice up. */
  isAlwaysShown?: boolean;
};

/** In the order of their weight for whoever reads only the first ones. */
const points = [
  "seen",
  "used",
  "safer",
  "leaveOut",
  "money",
  "higher",
  "withdraw",
  "advice",
] as const;

/**
 * What a signature may mean for somebody in Russia or Belarus, beside the choice of
 * visibility: all of it in plain words, not behind a link. Shown to all readers of Russian; to
 * others once they choose such a country, without a script.
 */
export async function RiskNotice({ locale, isAlwaysShown = false }: RiskNoticeProps) {
  const t = await getTranslations({ locale, namespace: "risk" });
  const isHidden = !isAlwaysShown && locale !== "ru";
  return (
    <div data-only-for={isHidden ? "risk" : undefined}>
      <Notice tone="signal" title={t("title")} className="my-3">
        <div className="text-[0.9375rem] leading-snug">
          <p>{t("lead")}</p>
          <ul className="mt-2 grid list-disc gap-1.5 pl-[1.125rem] marker:text-signal">
            {points.map((point) => (
              <li key={point}>
                {t.rich(`points.${point}`, { b: (words) => <strong>{words}</strong> })}
              </li>
            ))}
          </ul>
          <p className="mt-2">
            <a href={paths.risks(locale)} className="link font-semibold">
              {t("link")}
            </a>
          </p>
        </div>
      </Notice>
    </div>
  );
}

/** The short word before the button that confirms; the whole notice is one press away. */
export async function RiskLine({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "risk" });
  return (
    <p className="border-l-[5px] border-signal py-1 pl-4">
      {t.rich("confirmLine", {
        link: (words) => (
          <a href={paths.risks(locale)} className="link font-semibold">
            {words}
          </a>
        ),
      })}
    </p>
  );
}
