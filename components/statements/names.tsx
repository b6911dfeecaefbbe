import { getTranslations } from "next-intl/server";
import { EachOwnVersion } from "@/components/signatories/each-own-version";
import { FirstSignatories } from "@/components/signatories/first-signatories";
import type { NameLabels } from "@/components/signatories/public-name";
import { SignatoryList } from "@/components/signatories/signatory-list";
import { Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { NotableCategory, PublicSignatory } from "@/lib/signatories/schema";
import type { StatementDetails } from "@/lib/statements/schema";

type NamesProps = {
  statement: StatementDetails;
  locale: Locale;
  notables: NotableCategory[];
  newest: PublicSignatory[];
  labels: NameLabels;
};

/** Under the letter: first signatories by category, then the newest who chose to be shown. */
export async function Names({ statement, locale, notables, newest, labels }: NamesProps) {
  const t = await getTranslations({ locale, namespace: "statement" });
  const { slug, version, signatoriesNote: note } = statement;
  if (notables.length + newest.length === 0) return null;
  const everybody = (
    <p className="no-print mt-4">
      <a href={paths.signatories(locale, slug)} className="link text-lg font-semibold">
        {t("allSignatories")}
      </a>
    </p>
  );
  return (
    <div className="print-flow mt-16 grid gap-12">
      {notables.length ? (
        <Section id="first-signatories" title={t("firstSignatories")}>
          <FirstSignatories
            notables={notables}
            statement={statement}
            labels={labels}
            locale={locale}
          />
          {note ? <p className="mt-3 max-w-[43rem] text-[0.9375rem] text-quiet">{note}</p> : null}
          {newest.length ? null : everybody}
        </Section>
      ) : null}
      {newest.length ? (
        <Section id="newest" title={t("newestTitle")} className="no-print">
          <SignatoryList signatories={newest} labels={labels} />
          <p className="mt-4 text-[0.9375rem] text-quiet">
            {t("newestNote")} {version > 1 ? <EachOwnVersion slug={slug} locale={locale} /> : null}
          </p>
          {everybody}
        </Section>
      ) : null}
    </div>
  );
}
