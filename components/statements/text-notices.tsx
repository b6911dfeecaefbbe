import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/schema";
import type { StatementDetails } from "@/lib/statements/schema";

type TextNoticesProps = { statement: StatementDetails; locale: Locale };

/** What a reader has to know about the text before reading it: a working text, a translation, one of an earlier original. */
export async function TextNotices({ statement, locale }: TextNoticesProps) {
  const t = await getTranslations({ locale, namespace: "statement" });
  const { isWorkingText, isTranslation, originalLocale, sourceUrl, follows } = statement;
  return (
    <>
      {isWorkingText ? (
        <Notice tone="signal" title={t("workingTitle")} className="max-w-[43rem]">
          <p>
            {t("workingNotice")}{" "}
            {sourceUrl ? (
              <a href={sourceUrl} className="link" rel="noopener noreferrer">
                {t("workingSource")}
              </a>
            ) : null}
          </p>
        </Notice>
      ) : null}
      {isTranslation ? (
        <p className="max-w-[43rem] text-quiet">
          {t("translationNotice", { language: originalLocale })}{" "}
          <a href="#original" className="link no-print">
            {t("readOriginal", { language: originalLocale })}
          </a>
        </p>
      ) : null}
      {isTranslation && follows !== null ? (
        <Notice tone="signal" className="max-w-[43rem]">
          <p>{t("followsEarlier", { number: follows, language: originalLocale })}</p>
        </Notice>
      ) : null}
    </>
  );
}
