import { getFormatter, getTranslations } from "next-intl/server";
import { StatementText } from "@/components/statements/statement-text";
import { Heading } from "@/components/ui/heading";
import { Section } from "@/components/ui/section";
import { readDay } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { SignedText } from "@/lib/statements/schema";

type SupersededTextProps = { text: SignedText; slug: string; locale: Locale };

/** For a signer after a newer version was published: which one they signed, and its words. */
export async function SupersededText({ text, slug, locale }: SupersededTextProps) {
  const t = await getTranslations({ locale, namespace: "signature" });
  const format = await getFormatter({ locale });
  const { number, title, body, demand, locale: language } = text;
  const day = format.dateTime(readDay(text.day), "day");
  const link = (words: React.ReactNode) => <a href={paths.versions(locale, slug)}>{words}</a>;
  return (
    <Section id="signed-text" title={t("olderTitle")} className="max-w-[43rem]">
      <p>{t.rich("olderText", { number, day, link })}</p>
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
