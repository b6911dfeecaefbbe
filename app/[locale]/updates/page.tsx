import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { pageMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { Markdown } from "@/components/prose/markdown";
import { Page } from "@/components/ui/page";
import { Prose } from "@/components/ui/prose";
import { UpdateHeader } from "@/components/updates/update-header";
import { noteOf } from "./language-note";
import { paths } from "@/lib/paths";
import { listUpdates } from "@/lib/updates";

type UpdatesPageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: UpdatesPageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "updates" });
  const facts = { locale, path: paths.updates(locale) };
  return pageMetadata({ ...facts, title: t("title"), description: t("description") });
}

/** All news, newest first: a stop press whole, since it is short, of anything else the beginning. */
export default async function UpdatesPage({ params }: UpdatesPageProps) {
  const locale = await readLocale(params);
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "updates" });
  const format = await getFormatter({ locale });
  const updates = await listUpdates(locale);

  return (
    <Page title={t("title")} lead={t("lead")}>
      {updates.length === 0 ? <p>{t("empty")}</p> : null}
      {updates.map((update) => {
        const href = paths.update(locale, update.slug);
        const day = format.dateTime(update.publishedAt, "day");
        const label = update.stopPress ? t("stopPress") : null;
        return (
          <article key={update.slug} className="border-t-[3px] border-ink pt-5">
            <UpdateHeader
              level={2}
              update={update}
              day={day}
              label={label}
              href={href}
              note={noteOf(update, locale, t)}
            />
            <Prose lang={update.textLocale}>
              <Markdown
                source={update.body}
                blocks={update.stopPress ? undefined : 1}
                anchors={false}
              />
            </Prose>
            {update.stopPress ? null : (
              <p className="mt-3">
                <a href={href} aria-label={t("readOnAbout", { title: update.title })}>
                  {t("readOn")}
                </a>
              </p>
            )}
          </article>
        );
      })}
    </Page>
  );
}
