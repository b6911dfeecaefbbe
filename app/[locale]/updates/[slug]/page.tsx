import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { cache } from "react";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { pageMetadata } from "@/app/_edge/metadata";
import { MissingPage, missingMetadata } from "@/app/_edge/missing-page";
import { OutagePage } from "@/app/_edge/outage-page";
import { Markdown } from "@/components/prose/markdown";
import { Prose } from "@/components/ui/prose";
import { UpdateHeader } from "@/components/updates/update-header";
import { paths } from "@/lib/paths";
import { findUpdate } from "@/lib/updates";
import { noteOf } from "../language-note";

type UpdatePageProps = { params: Promise<{ locale: string; slug: string }> };

const loadUpdate = cache(findUpdate);

export async function generateMetadata({ params }: UpdatePageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const { slug } = await params;
  if (!(await loadFrame(locale))) return {};
  const update = await loadUpdate(slug, locale);
  if (!update) return missingMetadata(locale);
  const t = await getTranslations({ locale, namespace: "updates" });
  const facts = { locale, path: paths.update(locale, slug), type: "article" as const };
  return pageMetadata({ ...facts, title: update.title, description: t("description") });
}

/** One piece of news. */
export default async function UpdatePage({ params }: UpdatePageProps) {
  const locale = await readLocale(params);
  const { slug } = await params;
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const update = await loadUpdate(slug, locale);
  if (!update) return <MissingPage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "updates" });
  const format = await getFormatter({ locale });

  return (
    <article className="page pt-8 pb-16 md:pt-14">
      <div className="max-w-[52rem]">
        <UpdateHeader
          level={1}
          update={update}
          day={format.dateTime(update.publishedAt, "day")}
          label={update.stopPress ? t("stopPress") : null}
          note={noteOf(update, locale, t)}
        />
      </div>
      <Prose lang={update.textLocale}>
        <Markdown source={update.body} />
        {update.sourceUrl ? (
          <p lang={locale} className="font-sans text-base">
            <a href={update.sourceUrl}>{t("source")}</a>
          </p>
        ) : null}
      </Prose>
      <p className="no-print mt-10">
        <a href={paths.updates(locale)}>{t("all")}</a>
      </p>
    </article>
  );
}
