import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { privateMetadata } from "./metadata";
import { setPageStatus } from "./page-status";

type MissingProps = { locale: Locale };

/**
 * 404 as an ordinary page, to be returned in place of calling `notFound()`: what Next
 * sends for that is empty without a script.
 */
export function MissingPage({ locale }: MissingProps) {
  setPageStatus(404);
  return <MissingView locale={locale} />;
}

/** Says that there is no such page, and leads on. */
export async function MissingView({ locale }: MissingProps) {
  const t = await getTranslations({ locale, namespace: "notFound" });
  return (
    <Page title={t("title")} lead={t("lead")}>
      <p className="flex flex-wrap gap-4">
        <ButtonLink href={`${paths.home(locale)}#statements`}>{t("statements")}</ButtonLink>
        <ButtonLink href={paths.home(locale)} look="plain">
          {t("home")}
        </ButtonLink>
      </p>
    </Page>
  );
}

/** The title that goes with it. */
export async function missingMetadata(locale: Locale): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: "notFound" });
  return privateMetadata(t("title"));
}
