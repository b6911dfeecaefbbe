import { getTranslations } from "next-intl/server";
import { Heading } from "@/components/ui/heading";
import type { PressStatement } from "@/lib/deliveries/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

type PressTextsProps = { statement: PressStatement; locale: Locale };

/** A statement's text in every language as a file, with its version and hash. */
export async function PressTexts({ statement, locale }: PressTextsProps) {
  const t = await getTranslations({ locale, namespace: "press" });
  const { version, texts } = statement;
  return (
    <div>
      <Heading level={3} className="mb-3">
        {t("text")}
      </Heading>
      <ul className="grid gap-3">
        {texts.map(({ file, sha256, isTranslation, locale: language }) => (
          <li key={file}>
            <a href={paths.pressFile(locale, file)} className="link text-lg font-semibold">
              {t(isTranslation ? "translatedText" : "originalText", { version, language })}
            </a>
            <p className="text-[0.9375rem] break-all text-quiet">
              SHA-256 <code className="font-mono">{sha256}</code>
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-[0.9375rem] text-quiet">{t("hashNote")}</p>
    </div>
  );
}
