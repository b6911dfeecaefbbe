import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { readFormState } from "@/app/_edge/form-state";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { privateMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { OwnLinksForm } from "@/components/signing/own-links-form";
import { Page } from "@/components/ui/page";

type PageProps = { params: Promise<{ locale: string }> };

const loadForm = cache(readFormState);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "findMySignature" });
  const errors = await getTranslations({ locale, namespace: "errors" });
  const title = t("title");
  const hasProblems = (await loadForm())?.errors.length;
  return privateMetadata(hasProblems ? errors("titlePrefix", { title }) : title);
}

/** For whoever has lost the mail: asks for the address and sends the link there, if there is one. */
export default async function FindMySignaturePage({ params }: PageProps) {
  const locale = await readLocale(params);
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "findMySignature" });
  return (
    <Page title={t("title")} lead={t("lead")}>
      <OwnLinksForm locale={locale} form={await loadForm()} />
      <p className="max-w-[42rem] text-quiet">{t("sameAnswer")}</p>
    </Page>
  );
}
