import { getTranslations } from "next-intl/server";
import { PublicName, type NameLabels } from "@/components/signatories/public-name";
import { nameCountry } from "@/lib/i18n/countries";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { Proposal } from "@/lib/signing/schema";

type ProposalPreviewProps = { proposal: Proposal; locale: Locale; labels: NameLabels };

/** What is about to be signed and exactly how it will appear, before anything is pressed. */
export async function ProposalPreview({ proposal, locale, labels }: ProposalPreviewProps) {
  const t = await getTranslations({ locale, namespace: "confirm" });
  const { statementSlug, statementTitle, statementTitleLocale, visibility, name } = proposal;
  const { role, organisation, capacity, country } = proposal;
  const person = { name: name ?? "", role, organisation, capacity, showOrganisation: true };
  return (
    <dl className="grid gap-5 border-y border-rule py-5">
      <div>
        <dt className="text-quiet">{t("statement")}</dt>
        <dd className="font-serif text-xl">
          <a href={paths.statement(locale, statementSlug)} lang={statementTitleLocale}>
            {statementTitle}
          </a>
        </dd>
      </div>
      <div>
        <dt className="text-quiet">{t("shownAs")}</dt>
        <dd>
          <p>{t(`shown.${visibility}`)}</p>
          {name ? (
            <p className="mt-1 font-serif text-xl">
              <PublicName person={person} labels={labels} />
            </p>
          ) : null}
        </dd>
      </div>
      {country ? (
        <div>
          <dt className="text-quiet">{t("country")}</dt>
          <dd>
            {nameCountry(country, locale)}. {t("countryNote")}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
