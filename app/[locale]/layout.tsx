import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { MissingPage } from "@/app/_edge/missing-page";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { env } from "@/lib/env";
import { isLocale, localeNames, locales, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import "../globals.css";

/** Every page is made per request: the nonce of its security policy is. */
export const dynamic = "force-dynamic";

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f3ec" },
    { media: "(prefers-color-scheme: dark)", color: "#14130f" },
  ],
};

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const frame = await loadFrame(locale);
  const t = await getTranslations({ locale, namespace: "site" });
  const errors = await getTranslations({ locale, namespace: "errorPage" });
  const metadataBase = new URL(env.publicUrl);
  if (!frame) return { metadataBase, title: { absolute: errors("unavailableTitle") } };
  const template = t("titleTemplate", { campaign: frame.title });
  return {
    metadataBase,
    title: { default: frame.title, template },
    description: frame.description,
  };
}

/** The document around every public page: skip link, header, the page, footer. */
export default async function LocaleLayout({ children, params }: LayoutProps) {
  const locale = await readLocale(params);
  const frame = await loadFrame(locale);
  const t = await getTranslations({ locale, namespace: "site" });
  const errors = await getTranslations({ locale, namespace: "errorPage" });
  const isKnown = isLocale((await params).locale);

  return (
    <html lang={locale}>
      <body className="flex min-h-dvh flex-col">
        <a href="#text" className="skip-link">
          {t("skip")}
        </a>
        <SiteHeader
          campaign={frame?.title ?? errors("unavailableTitle")}
          homeHref={paths.home(locale)}
          links={listMainLinks(locale, t)}
          languages={locales.map((code) => ({ code, name: localeNames[code] }))}
          current={locale}
          labels={{ menu: t("menu"), navigation: t("mainNavigation"), language: t("language") }}
        />
        <main id="text" tabIndex={-1} className="flex-1 focus:outline-none">
          {isKnown ? children : <MissingPage locale={locale} />}
        </main>
        <SiteFooter
          label={t("footerNavigation")}
          links={[...listMainLinks(locale, t), ...listFooterLinks(locale, t)]}
          responsible={t.rich("responsible", {
            name: () => frame?.controllerName ?? <mark>{t("toBeFilledIn")}</mark>,
          })}
          remark={t("noTracking")}
        />
      </body>
    </html>
  );
}

type SiteTexts = Awaited<ReturnType<typeof getTranslations<"site">>>;

function listMainLinks(locale: Locale, t: SiteTexts) {
  return [
    { href: `${paths.home(locale)}#statements`, label: t("statements") },
    { href: paths.caseTimeline(locale), label: t("case") },
    { href: paths.updates(locale), label: t("updates") },
    { href: paths.contact(locale), label: t("contact") },
  ];
}

function listFooterLinks(locale: Locale, t: SiteTexts) {
  return [
    { href: paths.press(locale), label: t("press") },
    { href: paths.findMySignature(locale), label: t("findMySignature") },
    { href: paths.privacy(locale), label: t("privacy") },
    { href: paths.risks(locale), label: t("risks") },
  ];
}
