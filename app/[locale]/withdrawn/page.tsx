import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { privateMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { StatementLinks } from "@/components/statements/statement-links";
import { Page } from "@/components/ui/page";
import { Prose } from "@/components/ui/prose";
import { Section } from "@/components/ui/section";
import { listCurrentStatements } from "@/lib/statements";
import { statementCan } from "@/lib/statements/schema";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "withdrawn" });
  return privateMetadata(t("title"));
}

/** After withdrawing: done, what that cannot undo, and the way back. */
export default async function WithdrawnPage({ params }: PageProps) {
  const locale = await readLocale(params);
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "withdrawn" });
  const statements = await listCurrentStatements(locale);
  const open = statements.filter(({ status }) => statementCan.sign(status));
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Section id="limits" title={t("limitsTitle")} className="max-w-[42rem]">
        <Prose>
          <ul>
            <li>{t("limits.lists")}</li>
            <li>{t("limits.copies")}</li>
            <li>{t("limits.print")}</li>
          </ul>
          <p>{t("kept")}</p>
        </Prose>
      </Section>
      {open.length > 0 ? (
        <Section id="again" title={t("againTitle")} className="max-w-[42rem]">
          <p className="mb-4 text-lg">{t("again")}</p>
          <StatementLinks statements={open} locale={locale} />
        </Section>
      ) : null}
    </Page>
  );
}
