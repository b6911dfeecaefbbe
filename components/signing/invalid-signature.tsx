import { getTranslations } from "next-intl/server";
import { SubmitGuard } from "@/components/forms/submit-guard";
import { Button, ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { OwnSignatureOutcome } from "@/lib/signing/schema";

type InvalidSignatureProps = {
  token: string;
  locale: Locale;
  found: Extract<OwnSignatureOutcome, { outcome: "invalidated" }>;
};

/** The page of a signature that was declared invalid: its owner can still take the data along, and erase them. */
export async function InvalidSignature({ token, locale, found }: InvalidSignatureProps) {
  const t = await getTranslations({ locale, namespace: "signature" });
  const signing = await getTranslations({ locale, namespace: "signing" });
  const { isErased, statementSlug, statementTitle, statementTitleLocale } = found;
  if (isErased) {
    return (
      <Page title={t("erasedTitle")} lead={t("erasedText")}>
        <p className="max-w-[42rem] text-lg">{t("withdrawLimits")}</p>
      </Page>
    );
  }
  const contact = (words: React.ReactNode) => <a href={paths.contact(locale)}>{words}</a>;
  return (
    <Page title={t("invalidTitle")} lead={t.rich("invalidText", { contact })}>
      <dl className="max-w-[42rem]">
        <dt className="text-quiet">{t("statement")}</dt>
        <dd className="font-serif text-xl">
          <a href={paths.statement(locale, statementSlug)} lang={statementTitleLocale}>
            {statementTitle}
          </a>
        </dd>
      </dl>
      <Section id="data" title={t("dataTitle")} className="max-w-[42rem]">
        <p className="mb-4 text-lg">{t("dataText")}</p>
        <ButtonLink href={paths.signatureData(locale, token)} look="plain">
          {t("download")}
        </ButtonLink>
      </Section>
      <Section id="withdraw" title={t("invalidWithdrawTitle")} className="max-w-[42rem]">
        <p className="mb-3 text-lg">{t("invalidWithdrawText")}</p>
        <p className="text-lg">{t("withdrawLimits")}</p>
        <details className="mt-4">
          <summary className="py-1 font-semibold">{t("invalidWithdrawOpen")}</summary>
          <form
            id="withdraw-form"
            method="post"
            action={paths.signature(locale, token)}
            className="mt-4 grid gap-4"
          >
            <p className="text-lg">{t("invalidWithdrawSure")}</p>
            <p>
              <Button name="decision" value="withdraw">
                {t("invalidWithdraw")}
              </Button>
            </p>
            <SubmitGuard formId="withdraw-form" sendingLabel={signing("sending")} />
          </form>
        </details>
      </Section>
    </Page>
  );
}
