import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { privateMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { Page } from "@/components/ui/page";
import { Prose } from "@/components/ui/prose";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "unsubscribe" });
  return privateMetadata(t("doneTitle"));
}

/** After stopping the news. */
export default async function UnsubscribedPage({ params }: PageProps) {
  const locale = await readLocale(params);
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "unsubscribe" });
  return (
    <Page title={t("doneTitle")} lead={t("doneLead")}>
      <Prose>
        <p>{t("doneText")}</p>
      </Prose>
    </Page>
  );
}
