import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { privateMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { StatementLinks } from "@/components/statements/statement-links";
import { Page } from "@/components/ui/page";
import { listCurrentStatements } from "@/lib/statements";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "notMe" });
  return privateMetadata(t("title"));
}

/** After "this wasn't me": what was typed is gone, and nothing else is asked. */
export default async function NotMePage({ params }: PageProps) {
  const locale = await readLocale(params);
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "notMe" });
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div>
        <p className="mb-4 text-lg">{t("text")}</p>
        <StatementLinks statements={await listCurrentStatements(locale)} locale={locale} />
      </div>
    </Page>
  );
}
