import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readLocale } from "@/app/_edge/locale";
import { privateMetadata } from "@/app/_edge/metadata";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { paths } from "@/lib/paths";

type PageProps = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "unsubscribe" });
  return privateMetadata(t("title"));
}

/** Where a mail's link out of the news leads. It asks nobody anything: the button's post stops them. */
export default async function UnsubscribePage({ params }: PageProps) {
  const locale = await readLocale(params);
  const { token } = await params;
  const t = await getTranslations({ locale, namespace: "unsubscribe" });
  return (
    <Page title={t("title")} lead={t("lead")}>
      <form method="post" action={paths.unsubscribe(locale, token)}>
        <Button>{t("submit")}</Button>
      </form>
    </Page>
  );
}
