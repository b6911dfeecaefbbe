import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { pageMetadata } from "@/app/_edge/metadata";
import { MissingPage, missingMetadata } from "@/app/_edge/missing-page";
import { OutagePage } from "@/app/_edge/outage-page";
import { VersionPart } from "@/components/statements/version-part";
import { Page } from "@/components/ui/page";
import { paths } from "@/lib/paths";
import { listNotables } from "@/lib/signatories";
import { findPublicVersions } from "@/lib/statements";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

const loadVersions = cache(findPublicVersions);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const { slug } = await params;
  if (!(await loadFrame(locale))) return {};
  const found = await loadVersions(slug, locale);
  if (!found) return missingMetadata(locale);
  const t = await getTranslations({ locale, namespace: "versions" });
  return pageMetadata({
    locale,
    path: paths.versions(locale, slug),
    title: t("titleOf", { title: found.title }),
    description: t("description", { title: found.title }),
    // A search should lead to the words that are signed now.
    noindex: true,
  });
}

/** Every published version of a statement, the newest first, with what changed from each to the next. */
export default async function VersionsPage({ params }: PageProps) {
  const locale = await readLocale(params);
  const { slug } = await params;
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const [found, notables] = await Promise.all([
    loadVersions(slug, locale),
    listNotables(slug, locale),
  ]);
  if (!found) return <MissingPage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "versions" });
  const { title, titleLocale, versions } = found;
  const supporters = notables.flatMap(({ people }) => people);
  return (
    <Page
      title={t("title")}
      lead={
        <a href={paths.statement(locale, slug)} lang={titleLocale}>
          {title}
        </a>
      }
    >
      <p className="max-w-[43rem] text-lg">{t(versions.length > 1 ? "lead" : "one")}</p>
      {versions.map((version, index) => (
        <VersionPart
          key={version.number}
          version={version}
          next={versions[index - 1] ?? null}
          supporters={supporters.filter((each) => each.version === version.number).length}
          locale={locale}
        />
      ))}
    </Page>
  );
}
