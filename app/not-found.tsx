import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { defaultLocale, localeNames, locales } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import "./globals.css";

/** Made per request like every page: its policy's nonce is. */
export const dynamic = "force-dynamic";

/** 404 for an address outside any language: a document of its own, in the default language, with doors to all. */
export default async function RootNotFound() {
  const t = await getTranslations({ locale: defaultLocale, namespace: "notFound" });
  return (
    <html lang={defaultLocale}>
      <head>
        <title>{t("title")}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <meta name="robots" content="noindex" />
      </head>
      <body>
        <main>
          <Page title={t("title")} lead={t("lead")}>
            <p className="flex flex-wrap gap-4">
              {locales.map((locale) => (
                <ButtonLink
                  key={locale}
                  href={paths.home(locale)}
                  lang={locale}
                  hrefLang={locale}
                  look="plain"
                >
                  {localeNames[locale]}
                </ButtonLink>
              ))}
            </p>
          </Page>
        </main>
      </body>
    </html>
  );
}
