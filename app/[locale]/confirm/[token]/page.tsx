import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { readFormState } from "@/app/_edge/form-state";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { privateMetadata } from "@/app/_edge/metadata";
import { loadNameLabels } from "@/app/_edge/name-labels";
import { OutagePage } from "@/app/_edge/outage-page";
import { ConfirmForm } from "@/components/signing/confirm-form";
import { SupersededText } from "@/components/signing/superseded-text";
import { StatementLinks } from "@/components/statements/statement-links";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { findProposal } from "@/lib/signing";
import { findSupersededText, listCurrentStatements } from "@/lib/statements";

type PageProps = { params: Promise<{ locale: string; token: string }> };

const loadForm = cache(readFormState);
const loadProposal = cache((token: string, locale: Locale) =>
  findProposal(token, locale, { now: new Date() }),
);

const titles = {
  pending: "title",
  confirmed: "doneTitle",
  expired: "expiredTitle",
  unknown_link: "unknownTitle",
} as const;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const { token } = await params;
  if (!(await loadFrame(locale))) return {};
  const t = await getTranslations({ locale, namespace: "confirm" });
  const errors = await getTranslations({ locale, namespace: "errors" });
  const title = t(titles[(await loadProposal(token, locale)).outcome]);
  const hasProblems = (await loadForm())?.errors.length;
  return privateMetadata(hasProblems ? errors("titlePrefix", { title }) : title);
}

/** Where the mail's link leads. It only shows: the button's post confirms. */
export default async function ConfirmPage({ params }: PageProps) {
  const locale = await readLocale(params);
  const { token } = await params;
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "confirm" });
  const found = await loadProposal(token, locale);

  switch (found.outcome) {
    case "pending": {
      const { id, statementSlug } = found.proposal;
      const superseded = await findSupersededText(id, locale);
      return (
        <Page title={t("title")} lead={t("lead")}>
          {superseded ? (
            <SupersededText text={superseded} slug={statementSlug} locale={locale} isPending />
          ) : null}
          <ConfirmForm
            token={token}
            locale={locale}
            proposal={found.proposal}
            labels={await loadNameLabels(locale)}
            form={await loadForm()}
          />
        </Page>
      );
    }
    case "confirmed":
      return (
        <Page title={t("doneTitle")} lead={t("doneText")}>
          <form method="post" action={paths.confirm(locale, token)}>
            <Button name="decision" value="confirm">
              {t("doneSubmit")}
            </Button>
          </form>
        </Page>
      );
    case "expired":
    case "unknown_link": {
      const isExpired = found.outcome === "expired";
      return (
        <Page
          title={isExpired ? t("expiredTitle") : t("unknownTitle")}
          lead={isExpired ? t("expiredText") : t("unknownText")}
        >
          <StatementLinks statements={await listCurrentStatements(locale)} locale={locale} />
          <p className="text-lg">
            {t.rich("find", {
              link: (words) => (
                <a href={paths.findMySignature(locale)} className="link font-semibold">
                  {words}
                </a>
              ),
            })}
          </p>
        </Page>
      );
    }
  }
}
