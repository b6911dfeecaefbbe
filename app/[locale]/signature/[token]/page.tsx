import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { readFormState } from "@/app/_edge/form-state";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { privateMetadata } from "@/app/_edge/metadata";
import { loadNameLabels } from "@/app/_edge/name-labels";
import { OutagePage } from "@/app/_edge/outage-page";
import { InvalidSignature } from "@/components/signing/invalid-signature";
import { OwnActions } from "@/components/signing/own-actions";
import { OwnChangeForm } from "@/components/signing/own-change-form";
import { OwnNews, OwnProposal, ownDeeds } from "@/components/signing/own-news";
import { OwnSignatureFacts } from "@/components/signing/own-signature-facts";
import { SupersededText } from "@/components/signing/superseded-text";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { countDeliveriesOf } from "@/lib/deliveries";
import { paths } from "@/lib/paths";
import { findOwnSignature } from "@/lib/signing";
import { findSupersededText } from "@/lib/statements";

type PageProps = {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const loadForm = cache(readFormState);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "signature" });
  const errors = await getTranslations({ locale, namespace: "errors" });
  const title = t("title");
  const hasProblems = (await loadForm())?.errors.length;
  return privateMetadata(hasProblems ? errors("titlePrefix", { title }) : title);
}

/** A signature as its owner sees it, by the link in the mail; its forms post here and it only shows. */
export default async function SignaturePage({ params, searchParams }: PageProps) {
  const locale = await readLocale(params);
  const { token } = await params;
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "signature" });
  const found = await findOwnSignature(token, locale, { now: new Date() });
  if (found.outcome === "invalidated") {
    return <InvalidSignature token={token} locale={locale} found={found} />;
  }
  if (found.outcome !== "found") {
    const isExpired = found.outcome === "expired";
    return (
      <Page
        title={isExpired ? t("expiredTitle") : t("unknownTitle")}
        lead={isExpired ? t("expiredText") : t("unknownText")}
      >
        <p>
          <ButtonLink href={paths.findMySignature(locale)}>{t("find")}</ButtonLink>
        </p>
      </Page>
    );
  }

  const { signature } = found;
  const superseded = await findSupersededText(signature.id, locale);
  const form = await loadForm();
  const said = [(await searchParams).done].flat()[0];
  const deed = form ? null : (ownDeeds.find((each) => each === said) ?? null);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <OwnNews locale={locale} deed={deed} errors={form?.errors ?? []} notice={form?.notice} />
      <OwnSignatureFacts
        signature={signature}
        locale={locale}
        handOvers={await countDeliveriesOf(signature.id)}
      />
      {superseded ? (
        <SupersededText
          text={superseded}
          slug={signature.statementSlug}
          locale={locale}
          canSignAgain={signature.isOpen}
        />
      ) : null}
      <Section id="change" title={t("changeTitle")} className="max-w-[42rem]">
        {signature.change ? (
          <OwnProposal
            locale={locale}
            change={signature.change}
            labels={await loadNameLabels(locale)}
          />
        ) : null}
        <details open={form !== null}>
          <summary className="py-1 font-semibold">{t("changeOpen")}</summary>
          <div className="mt-3">
            <OwnChangeForm token={token} locale={locale} signature={signature} form={form} />
          </div>
        </details>
      </Section>
      <OwnActions token={token} locale={locale} signature={signature} />
    </Page>
  );
}
