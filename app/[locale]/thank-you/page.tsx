import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { privateMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { ShareTools } from "@/components/statements/share-tools";
import { StatementLinks } from "@/components/statements/statement-links";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Prose } from "@/components/ui/prose";
import { Section } from "@/components/ui/section";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { findStatement, listCurrentStatements } from "@/lib/statements";
import { statementCan } from "@/lib/statements/schema";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ statement?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "thankYou" });
  return privateMetadata(t("title"));
}

/** After confirming: ask to share and to sign the sister statement. The address holds no token, because people copy addresses. */
export default async function ThankYouPage({ params, searchParams }: PageProps) {
  const locale = await readLocale(params);
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "thankYou" });
  const format = await getFormatter({ locale });
  const slug = [(await searchParams).statement].flat()[0] ?? "";
  const statement = await findStatement(slug, locale);
  if (!statement) {
    return (
      <Page title={t("title")} lead={t("lead")}>
        <StatementLinks statements={await listCurrentStatements(locale)} locale={locale} />
      </Page>
    );
  }

  const { title, count, sister } = statement;
  const url = new URL(paths.statement(locale, slug), env.publicUrl).href;
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Prose>
        <p>{t("countNow", { count, title, number: format.number(count, "count") })}</p>
        <p>
          {t.rich("mail", {
            link: (words) => <a href={paths.findMySignature(locale)}>{words}</a>,
          })}
        </p>
      </Prose>
      {sister ? (
        <Section id="sister" title={t("sisterTitle")}>
          <p className="mb-4 max-w-[42rem] text-lg">{sister.notice}</p>
          <ButtonLink href={paths.statement(locale, sister.slug)}>
            {t("sisterAction")}
            <span className="sr-only">{`: ${sister.title}`}</span>
          </ButtonLink>
        </Section>
      ) : null}
      <Section id="share" title={t("shareTitle")}>
        <p className="mb-4 max-w-[42rem] text-lg">{t("shareText")}</p>
        <ShareTools {...{ url, title, locale }} isOpen={statementCan.sign(statement.status)} />
      </Section>
      <p>
        <a href={paths.statement(locale, slug)} className="link">
          {t("backTo")}
        </a>
      </p>
    </Page>
  );
}
