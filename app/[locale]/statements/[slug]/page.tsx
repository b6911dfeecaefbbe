import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { cache } from "react";
import { readFormState } from "@/app/_edge/form-state";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { pageMetadata } from "@/app/_edge/metadata";
import { MissingPage, missingMetadata } from "@/app/_edge/missing-page";
import { loadNameLabels } from "@/app/_edge/name-labels";
import { PausedPage, pausedMetadata } from "@/app/_edge/paused-page";
import { StopPress } from "@/components/site/stop-press";
import { Cover } from "@/components/statements/cover";
import { Names } from "@/components/statements/names";
import { OriginalText } from "@/components/statements/original-text";
import { PrintedFacts } from "@/components/statements/printed-facts";
import { ShareTools } from "@/components/statements/share-tools";
import { SignBar } from "@/components/statements/sign-bar";
import { SignPanel } from "@/components/statements/sign-panel";
import { StatementHead } from "@/components/statements/statement-head";
import { StatementText } from "@/components/statements/statement-text";
import { TextNotices } from "@/components/statements/text-notices";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { findCampaignHome } from "@/lib/campaign";
import { env } from "@/lib/env";
import { makeFormTime } from "@/lib/limits";
import { paths } from "@/lib/paths";
import { listNewestSignatories, listNotables } from "@/lib/signatories";
import { findStatement } from "@/lib/statements";
import { statementCan } from "@/lib/statements/schema";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

const newestShown = 24;

/** Title, description and head ask for the same statement: once per request. */
const loadStatement = cache(findStatement);
const loadForm = cache(readFormState);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const { slug } = await params;
  const frame = await loadFrame(locale);
  if (!frame) return pausedMetadata(slug, locale);
  const statement = await loadStatement(slug, locale);
  if (!statement) return missingMetadata(locale);
  const t = await getTranslations({ locale, namespace: "statement" });
  const errors = await getTranslations({ locale, namespace: "errors" });
  const format = await getFormatter({ locale });
  const { title, count } = statement;
  const open = statementCan.sign(statement.status) ? "yes" : "no";
  const form = await loadForm();
  const hasProblems = Boolean(form && (form.errors.length > 0 || form.notice));
  const facts = pageMetadata({
    locale,
    path: paths.statement(locale, slug),
    title: hasProblems ? errors("titlePrefix", { title }) : title,
    description: t("description", {
      ...{ title, open, count },
      number: format.number(count, "count"),
    }).trim(),
    type: "article",
  });
  // A statement named as the campaign needs no "Free X – Free X", but not the home page's title either.
  if (title !== frame.title) return facts;
  return {
    ...facts,
    title: { absolute: t("titleAsCampaign", { title: facts.title as string, open }) },
  };
}

/** A statement: its text first, exactly as it is signed, with the form beside or under it. */
export default async function StatementPage({ params }: PageProps) {
  const locale = await readLocale(params);
  const { slug } = await params;
  if (!(await loadFrame(locale))) return <PausedPage slug={slug} locale={locale} />;
  const statement = await loadStatement(slug, locale);
  if (!statement) return <MissingPage locale={locale} />;
  const [campaign, notables, newest, labels, form, t, site] = await Promise.all([
    findCampaignHome(locale),
    listNotables(slug, locale),
    listNewestSignatories(slug, newestShown),
    loadNameLabels(locale),
    loadForm(),
    getTranslations({ locale, namespace: "statement" }),
    getTranslations({ locale, namespace: "site" }),
  ]);
  const share = await getTranslations({ locale, namespace: "share" });
  const { title, textLocale, body, demand, sister, editorsNote } = statement;
  const url = new URL(paths.statement(locale, slug), env.publicUrl).href;
  const isOpen = statementCan.sign(statement.status);

  return (
    <>
      {sister ? (
        <StopPress
          label={site(isOpen ? "alsoOpen" : "openNow")}
          href={paths.statement(locale, sister.slug)}
          action={sister.title}
        >
          {sister.notice}
        </StopPress>
      ) : null}
      <article className="page pt-8 pb-8 md:pt-14">
        <div className="print-flow grid gap-x-12 gap-y-12 md:grid-cols-[minmax(0,43rem)_21rem] lg:grid-cols-[minmax(0,43rem)_26rem] lg:gap-x-[5.25rem] md:grid-rows-[auto_1fr] md:justify-between">
          <div className="print-flow grid content-start gap-6">
            <StatementHead statement={statement} locale={locale} />
            <TextNotices statement={statement} locale={locale} />
            <StatementText body={body} demand={demand} lang={textLocale} />
            <OriginalText statement={statement} locale={locale} />
            {editorsNote ? (
              <Notice
                title={t("editorsNote")}
                className="max-w-[43rem] break-inside-avoid text-quiet"
              >
                <p>{editorsNote}</p>
              </Notice>
            ) : null}
            <PrintedFacts statement={statement} url={url} locale={locale} />
          </div>
          <div className="no-print md:row-span-2">
            <SignPanel
              statement={statement}
              locale={locale}
              responsible={campaign}
              isOpen={isOpen}
              formTime={makeFormTime(new Date())}
              form={form ?? { typed: {}, errors: [] }}
            />
          </div>
          <div className="no-print grid content-start gap-10">
            <Section id="share" title={share("title")}>
              <ShareTools url={url} title={title} isOpen={isOpen} locale={locale} />
            </Section>
            <Cover
              photograph={campaign.photograph}
              title={title}
              titleLang={textLocale}
              labels={{
                author: t("photographAuthor", { author: campaign.photographCredit.author }),
                source: t("photographSource"),
              }}
            />
          </div>
        </div>
        <Names
          statement={statement}
          locale={locale}
          notables={notables}
          newest={newest}
          labels={labels}
        />
      </article>
      {isOpen ? <SignBar count={statement.count} locale={locale} /> : null}
    </>
  );
}
