import { getTranslations } from "next-intl/server";
import { StatementText } from "@/components/statements/statement-text";
import { Heading } from "@/components/ui/heading";
import { Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/schema";
import type { SignedText } from "@/lib/statements/schema";

type SupersededTextProps = { text: SignedText; locale: Locale };

/** For a signer after a newer version was published: which one they signed, and its words. */
export async function SupersededText({ text, locale }: SupersededTextProps) {
  const t = await getTranslations({ locale, namespace: "signature" });
  const { number, title, body, demand, locale: language } = text;
  return (
    <Section id="signed-text" title={t("olderTitle")} className="max-w-[43rem]">
      <p>{t("olderText", { number })}</p>
      <details className="mt-3 border-y border-rule py-3">
        <summary className="font-semibold">{t("olderOpen", { number })}</summary>
        <div className="mt-4 mb-3">
          <Heading level={3} lang={language} className="mb-4">
            {title}
          </Heading>
          <StatementText body={body} demand={demand} lang={language} />
        </div>
      </details>
    </Section>
  );
}
