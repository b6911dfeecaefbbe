import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { privateMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { OwnSignatureFacts } from "@/components/signing/own-signature-facts";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Prose } from "@/components/ui/prose";
import { Section } from "@/components/ui/section";
import { paths } from "@/lib/paths";
import { findOwnSignature } from "@/lib/signing";

type PageProps = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "signature" });
  return privateMetadata(t("title"));
}

/** A signature as its owner sees it, by the link in the mail after confirming. */
export default async function SignaturePage({ params }: PageProps) {
  const locale = await readLocale(params);
  const { token } = await params;
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "signature" });
  const found = await findOwnSignature(token, locale, { now: new Date() });
  const contact = (
    <ButtonLink href={paths.contact(locale)} look="plain">
      {t("contact")}
    </ButtonLink>
  );
  if (found.outcome !== "found") {
    const isExpired = found.outcome === "expired";
    return (
      <Page
        title={isExpired ? t("expiredTitle") : t("unknownTitle")}
        lead={isExpired ? t("expiredText") : t("unknownText")}
      >
        <p>{contact}</p>
      </Page>
    );
  }
  return (
    <Page title={t("title")} lead={t("lead")}>
      <OwnSignatureFacts signature={found.signature} locale={locale} />
      <Section id="change" title={t("changeTitle")}>
        <Prose className="mb-5">
          <p>{t("changeText")}</p>
        </Prose>
        {contact}
      </Section>
    </Page>
  );
}
