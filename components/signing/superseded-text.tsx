import { getFormatter, getTranslations } from "next-intl/server";
import { StatementText } from "@/components/statements/statement-text";
import { Heading } from "@/components/ui/heading";
import { Section } from "@/components/ui/section";
import { readDay } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { SignedText } from "@/lib/statements/schema";

type SupersededTextProps = {
  text: SignedText;
  slug: string;
  locale: Locale;
  /** Signed, but not confirmed yet. */
  isPending?: boolean;
  /** Whether one could withdraw and sign the newer one. */
  canSignAgain?: boolean;
};

/** For a signer after a newer version was published: which one they signed, and its words. */
export async function SupersededText(props: SupersededTextProps) {
  const { text, slug, locale, isPending = false, canSignAgain = false } = props;
  const t = await getTranslations({ locale, namespace: "signature" });
  const format = await getFormatter({ locale });
  const { number, title, body, demand, locale: language } = text;
  const day = format.dateTime(readDay(text.day), "day");
  const link = (words: React.ReactNode) => <a href={paths.versions(locale, slug)}>{words}</a>;
  return (
    <Section
      id="signed-text"
      title={t(isPending ? "olderTitlePending" : "olderTitle")}
      className="max-w-[43rem]"
    >
      <p>{t.rich(isPending ? "olderTextPending" : "olderText", { number, day, link })}</p>
      {canSignAgain ? <p className="mt-2">{t("olderAgain")}</p> : null}
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
