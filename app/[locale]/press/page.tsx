import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { pageMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { PressContact } from "@/components/press/press-contact";
import { PressStatement } from "@/components/press/press-statement";
import { PhotographFigure } from "@/components/statements/cover";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { findCampaignHome } from "@/lib/campaign";
import { findPressKit } from "@/lib/deliveries";
import { pressLists } from "@/lib/deliveries/schema";
import { paths } from "@/lib/paths";

type PressPageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PressPageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "press" });
  if (!(await loadFrame(locale))) return {};
  const facts = { locale, path: paths.press(locale), description: t("description") };
  return pageMetadata({ ...facts, title: t("title") });
}

/** For journalists: numbers, texts, first signatories to copy, files, the photograph, whom to ask. */
export default async function PressPage({ params }: PressPageProps) {
  const locale = await readLocale(params);
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const [{ total, statements }, campaign, t, about, format] = await Promise.all([
    findPressKit(locale),
    findCampaignHome(locale),
    getTranslations({ locale, namespace: "press" }),
    getTranslations({ locale, namespace: "statement" }),
    getFormatter({ locale }),
  ]);
  const { photograph } = campaign;
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Section id="figures" title={t("figures")}>
        <p className="text-lg font-bold">
          {t("total", { count: total, number: format.number(total, "count") })}
        </p>
        <p className="max-w-[42rem] text-quiet">{t("totalNote")}</p>
        <div className="no-print mt-5">
          <h3 className="font-bold">{t("downloads")}</h3>
          <ul>
            {pressLists.map((file) => (
              <li key={file}>
                <a
                  href={paths.pressFile(locale, file)}
                  className="link inline-block py-1.5 font-semibold"
                >
                  {t(file === "names.txt" ? "namesTxt" : "namesHtml")}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </Section>
      {statements.map((statement) => (
        <PressStatement key={statement.slug} statement={statement} locale={locale} />
      ))}
      {photograph ? (
        <Section id="photograph" title={t("photograph")}>
          <div className="max-w-[26rem]">
            <PhotographFigure
              photograph={photograph}
              labels={{
                author: about("photographAuthor", { author: photograph.author }),
                source: about("photographSource"),
              }}
            />
            <p className="no-print mt-3">
              <a href={photograph.file} className="link font-semibold">
                {t("photographFile")}
              </a>
            </p>
          </div>
        </Section>
      ) : null}
      <PressContact email={campaign.contactEmail} locale={locale} />
    </Page>
  );
}
