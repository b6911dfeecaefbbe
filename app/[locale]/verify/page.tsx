import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { readLocale } from "@/app/_edge/locale";
import { pageMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { VerifyForm } from "@/components/deliveries/verify-form";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { isDatabaseUnavailable } from "@/lib/db";
import { findIssuedManifest, findManifestKey, type IssuedManifest } from "@/lib/deliveries";
import { sumsSentence } from "@/lib/deliveries/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

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

/** Says of a manifest's hash whether a package with it was issued here, when, and for which count. */
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
          <pre className="mt-2 overflow-x-auto border border-rule bg-field p-3 font-mono text-sm">
            {findManifestKey()}
          </pre>
        </section>
      </div>
    </Page>
  );
}

async function find(hash: string): Promise<IssuedManifest | null | "unavailable"> {
  try {
    return await findIssuedManifest(hash);
  } catch (error) {
    if (isDatabaseUnavailable(error)) return "unavailable";
    throw error;
  }
}

type AnswerProps = { asked: string; found: IssuedManifest | null; locale: Locale };

async function Answer({ asked, found, locale }: AnswerProps) {
  const t = await getTranslations({ locale, namespace: "verify" });
  const lists = await getTranslations({ locale, namespace: "lists" });
  const format = await getFormatter({ locale });
  if (!found) {
    const isHash = /^[0-9a-f]{64}$/i.test(asked);
    return (
      <Notice tone="signal" role="status">
        <p className="font-bold">{isHash ? t("unknown") : t("noHash")}</p>
        <p>{isHash ? t("unknownText") : t("noHashText")}</p>
      </Notice>
    );
  }
  const { confirmed, named, initials, counted } = found.sums;
  return (
    <Notice role="status">
      <p className="font-bold">
        {t(found.isSupplement ? "ourSupplement" : "ours", { reference: found.reference })}
      </p>
      <p>
        {t("issued", {
          day: format.dateTime(new Date(found.issuedOn), "day"),
          moment: format.dateTime(found.takenAt, "moment"),
        })}
      </p>
      <p>{lists(sumsSentence(found.statements), { confirmed, named, initials, counted })}.</p>
    </Notice>
  );
}
