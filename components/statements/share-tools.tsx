import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/schema";
import { ShareButtons } from "./share-buttons";
import { shareAddress, shareTargets } from "./share-targets";

type ShareToolsProps = {
  /** The absolute address to pass on; never one with a token. */
  url: string;
  title: string;
  /** Whether whoever follows it can sign. */
  isOpen: boolean;
  locale: Locale;
};

/** Plain links to messengers for everybody; with a script also the device's own sheet and "copy link". */
export async function ShareTools({ url, title, isOpen, locale }: ShareToolsProps) {
  const t = await getTranslations({ locale, namespace: "share" });
  const message = t("message", { title, open: isOpen ? "yes" : "no" });
  return (
    <div className="no-print">
      {locale === "ru" ? <p className="mb-3 max-w-[42rem]">{t("riskNote")}</p> : null}
      <ShareButtons
        url={url}
        title={title}
        text={message}
        labels={{
          native: t("native"),
          copy: t("copy"),
          copied: t("copied"),
          failed: t("copyFailed", { url }),
        }}
      />
      <ul aria-label={t("by")} className="flex flex-wrap gap-x-5 gap-y-1">
        {shareTargets.map((target) => (
          <li key={target}>
            <a
              href={shareAddress(target, { url, message })}
              rel="noopener noreferrer"
              className="link inline-block py-1.5 font-medium"
            >
              {t(target)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
