import { getTranslations } from "next-intl/server";
import { SubmitGuard } from "@/components/forms/submit-guard";
import { Button, ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { OwnSignature } from "@/lib/signing/schema";

type OwnActionsProps = {
  token: string;
  locale: Locale;
  signature: Pick<OwnSignature, "wantsUpdates" | "isOpen">;
};

/** What an owner may do beside changing: take the data along, stop the news, withdraw. */
export async function OwnActions({ token, locale, signature }: OwnActionsProps) {
  const { wantsUpdates, isOpen } = signature;
  const t = await getTranslations({ locale, namespace: "signature" });
  const signing = await getTranslations({ locale, namespace: "signing" });
  const action = paths.signature(locale, token);
  const sendingLabel = signing("sending");
  return (
    <>
      {wantsUpdates ? (
        <Section id="updates" title={t("updatesTitle")} className="max-w-[42rem]">
          <p className="mb-4 text-lg">{t("updatesText")}</p>
          <form id="stop-form" method="post" action={action}>
            <Button look="plain" name="decision" value="stop-updates">
              {t("stopUpdates")}
            </Button>
            <SubmitGuard formId="stop-form" sendingLabel={sendingLabel} />
          </form>
        </Section>
      ) : null}
      <Section id="data" title={t("dataTitle")} className="max-w-[42rem]">
        <p className="mb-4 text-lg">{t("dataText")}</p>
        <ButtonLink href={paths.signatureData(locale, token)} look="plain">
          {t("download")}
        </ButtonLink>
      </Section>
      <Section id="withdraw" title={t("withdrawTitle")} className="max-w-[42rem]">
        <p className="mb-3 text-lg">{t("withdrawText")}</p>
        <p className="text-lg">{t("withdrawLimits")}</p>
        <details className="mt-4">
          <summary className="py-1 font-semibold">{t("withdrawOpen")}</summary>
          <form id="withdraw-form" method="post" action={action} className="mt-4 grid gap-4">
            <p className="text-lg">{t(isOpen ? "withdrawSure" : "withdrawSureClosed")}</p>
            <p>
              <Button name="decision" value="withdraw">
                {t("withdraw")}
              </Button>
            </p>
            <SubmitGuard formId="withdraw-form" sendingLabel={sendingLabel} />
          </form>
        </details>
      </Section>
    </>
  );
}
