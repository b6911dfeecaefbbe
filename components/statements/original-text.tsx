import { getTranslations } from "next-intl/server";
import { Heading } from "@/components/ui/heading";
import type { Locale } from "@/lib/i18n/schema";
import type { StatementDetails } from "@/lib/statements/schema";
import { StatementText } from "./statement-text";

type OriginalTextProps = { statement: StatementDetails; locale: Locale };

/** Under a translation, the text that is signed: folded, yet on the same page and within a link. */
export async function OriginalText({ statement, locale }: OriginalTextProps) {
  const t = await getTranslations({ locale, namespace: "statement" });
  const { original, originalLocale, isTranslation } = statement;
  if (!isTranslation) return null;
  return (
    <details id="original" className="border-y border-rule py-3">
      <summary className="font-semibold">{t("readOriginal", { language: originalLocale })}</summary>
      <div className="mt-4 mb-3">
        <Heading level={2} lang={originalLocale} className="mb-4">
          {original.title}
        </Heading>
        <StatementText body={original.body} demand={original.demand} lang={originalLocale} />
      </div>
    </details>
  );
}
