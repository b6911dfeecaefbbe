import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { paths } from "@/lib/paths";

/** 404 inside the site: says so, and leads on. */
export default async function NotFoundPage() {
  const locale = await getLocale();
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
