import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { cache } from "react";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { pageMetadata } from "@/app/_edge/metadata";
import { MissingPage, missingMetadata } from "@/app/_edge/missing-page";
import { loadNameLabels } from "@/app/_edge/name-labels";
import { EachOwnVersion } from "@/components/signatories/each-own-version";
import { EmptyList } from "@/components/signatories/empty-list";
import { FirstSignatories } from "@/components/signatories/first-signatories";
import { Pager } from "@/components/signatories/pager";
import { SearchForm } from "@/components/signatories/search-form";
import { SignatoryDays } from "@/components/signatories/signatory-days";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { paths } from "@/lib/paths";
import { listNotables, listSignatories } from "@/lib/signatories";
import { findStatement } from "@/lib/statements";
import { statementCan } from "@/lib/statements/schema";
import { groupByDay, readListQuery, type ListQuery } from "./list-query";
import { OutagePage } from "@/app/_edge/outage-page";

type SignatoriesPageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<ListQuery>;
};

const loadStatement = cache(findStatement);

export async function generateMetadata({ params }: SignatoriesPageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const { slug } = await params;
  const frame = await loadFrame(locale);
  if (!frame) return {};
  const statement = await loadStatement(slug, locale);
  if (!statement) return missingMetadata(locale);
  const t = await getTranslations({ locale, namespace: "signatories" });
  return pageMetadata({
    locale,
    path: paths.signatories(locale, slug),
    // The campaign's name follows anyway; a statement named as the campaign is not said twice.
    title: statement.title === frame.title ? t("title") : `${t("title")}: ${statement.title}`,
    description: t("description", { title: statement.title }),
    noindex: true,
  });
}

/** Notable names by category, then everyone who chose to be shown; searched by name, 50 a page. */
export default async function SignatoriesPage({ params, searchParams }: SignatoriesPageProps) {
  const locale = await readLocale(params);
  const { slug } = await params;
  const { q, after } = readListQuery(await searchParams);
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const statement = await loadStatement(slug, locale);
  if (!statement) return <MissingPage locale={locale} />;

  const t = await getTranslations({ locale, namespace: "signatories" });
  const format = await getFormatter({ locale });
  const labels = await loadNameLabels(locale);
  const [notables, list] = await Promise.all([
    after ? [] : listNotables(slug, locale, { q }),
    listSignatories(slug, { q, after }),
  ]);
  const days = groupByDay(list.signatories, format);
  const number = format.number(statement.count, "count");
  const isOpen = statementCan.sign(statement.status);

  return (
    <Page
      title={t("title")}
      lead={
        <a href={paths.statement(locale, slug)} lang={statement.textLocale}>
          {statement.title}
        </a>
      }
    >
      <div className="max-w-[42rem]">
        <p>
          {t("count", { count: statement.count, number })}{" "}
          {statement.notablesBesideCount > 0
            ? t("beside", { count: statement.notablesBesideCount })
            : null}
        </p>
        <p className="mb-6 text-quiet">
          {t("whoIsShown")}{" "}
          {statement.version > 1 ? <EachOwnVersion slug={slug} locale={locale} /> : null}
        </p>
        <SearchForm
          action={paths.signatories(locale, slug)}
          query={q}
          label={t("searchLabel")}
          button={t("searchButton")}
          reset={q ? { href: paths.signatories(locale, slug), label: t("showAll") } : undefined}
        />
      </div>
      {notables.length > 0 ? (
        <Section id="first-signatories" title={t("firstSignatories")}>
          <FirstSignatories {...{ notables, statement, labels, locale }} />
          {statement.signatoriesNote ? (
            <p className="mt-5 text-sm text-quiet">{statement.signatoriesNote}</p>
          ) : null}
        </Section>
      ) : null}
      {q && notables.length > 0 && days.length === 0 ? null : (
        <Section id="everyone" title={q ? t(days.length > 0 ? "found" : "result") : t("everyone")}>
          {days.length > 0 ? (
            <SignatoryDays days={days} labels={labels} />
          ) : (
            <EmptyList
              text={sayNothing(t, { q, after, isOpen })}
              hint={q ? t("nothingFoundHint") : null}
              way={
                q || after
                  ? null
                  : {
                      href: paths.statement(locale, slug),
                      label: t(isOpen ? "readAndSign" : "read"),
                    }
              }
            />
          )}
          <Pager
            label={t("pages")}
            first={
              after
                ? { href: paths.signatories(locale, slug, { q }), label: t("first") }
                : undefined
            }
            next={
              list.next
                ? {
                    href: paths.signatories(locale, slug, { q, after: list.next }),
                    label: t("next"),
                  }
                : undefined
            }
          />
        </Section>
      )}
    </Page>
  );
}

type Texts = Awaited<ReturnType<typeof getTranslations<"signatories">>>;

/** Why there are no names to print. */
function sayNothing(
  t: Texts,
  { q, after, isOpen }: { q: string; after: string; isOpen: boolean },
): string {
  if (q) return t("nothingFound", { query: q });
  if (after) return t("endOfList");
  return t(isOpen ? "emptyList" : "emptyClosed");
}
