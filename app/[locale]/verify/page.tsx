import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readLocale } from "@/app/_edge/locale";
import { pageMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { VerifyForm } from "@/components/deliveries/verify-form";
import { Page } from "@/components/ui/page";
import { isDatabaseUnavailable } from "@/lib/db";
import { findIssued, findManifestKey, type Issued } from "@/lib/deliveries";
import { paths } from "@/lib/paths";
import { Answer } from "./answer";

type VerifyPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ hash?: string | string[] }>;
};

export async function generateMetadata({ params }: VerifyPageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "verify" });
  const facts = { locale, path: paths.verifyDelivery(locale), description: t("lead") };
  return pageMetadata({ ...facts, title: t("title") });
}

/** Says of a hash whether a package with it was issued here, when, and for which count. */
export default async function VerifyPage({ params, searchParams }: VerifyPageProps) {
  const locale = await readLocale(params);
  const asked = [(await searchParams).hash].flat()[0]?.slice(0, 200).trim() ?? "";
  const found = asked ? await find(asked) : null;
  if (found === "unavailable") return <OutagePage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "verify" });
  return (
    <Page title={t("title")}>
      <div className="grid max-w-[42rem] grid-cols-[minmax(0,1fr)] gap-6 text-lg">
        <p>{t("lead")}</p>
        {asked ? <Answer asked={asked} found={found} locale={locale} /> : null}
        <VerifyForm
          action={paths.verifyDelivery(locale)}
          value={asked}
          labels={{ hash: t("hash"), hint: t("hint"), ask: t("ask") }}
        />
        <section aria-labelledby="key">
          <h2 id="key" className="font-bold">
            {t("key")}
          </h2>
          <p className="text-base text-quiet">{t("keyText")}</p>
          <pre className="mt-2 border border-rule bg-field p-3 font-mono text-sm break-all whitespace-pre-wrap">
            {findManifestKey()}
          </pre>
        </section>
      </div>
    </Page>
  );
}

async function find(hash: string): Promise<Issued | null | "unavailable"> {
  try {
    return await findIssued(hash);
  } catch (error) {
    if (isDatabaseUnavailable(error)) return "unavailable";
    throw error;
  }
}
