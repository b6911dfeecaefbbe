import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { nameCountry } from "@/lib/i18n/countries";
import { readDay } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { OwnSignature } from "@/lib/signing/schema";

type OwnSignatureFactsProps = {
  signature: OwnSignature;
  locale: Locale;
  /** How many lists that were handed over held the name. */
  handOvers: number;
};

/** Everything that is kept of a confirmed signature, for its owner; what is not kept says so. */
export async function OwnSignatureFacts({ signature, locale, handOvers }: OwnSignatureFactsProps) {
  const t = await getTranslations({ locale, namespace: "signature" });
  const format = await getFormatter({ locale });
  const { visibility, name, role, organisation, capacity, country, confirmedOn, version } =
    signature;
  // Initials stand alone, and who is only counted leaves no words: there was nothing to keep.
  const keepsWords = visibility === "name" || visibility === "handover";
  const none = t(keepsWords ? "leftEmpty" : "notKept");
  const given = (text: string | null) => (text ? <bdi>{text}</bdi> : none);
  const rows: [string, ReactNode][] = [
    [
      t("statement"),
      <a
        key="statement"
        href={paths.statement(locale, signature.statementSlug)}
        lang={signature.statementTitleLocale}
      >
        {signature.statementTitle}
      </a>,
    ],
    ...(version > 1 ? [[t("version"), version] satisfies [string, ReactNode]] : []),
    [t("visibility"), t(`visibilities.${visibility}`)],
    [visibility === "initials" ? t("initials") : t("name"), given(name)],
    [t("role"), given(role)],
    [t("organisation"), given(organisation)],
    [t("capacity"), capacity ? t(`capacities.${capacity}`) : none],
    [t("country"), country ? nameCountry(country, locale) : t("notGiven")],
    [t("confirmedOn"), format.dateTime(readDay(confirmedOn), "day")],
    [t("handOvers"), t("handOverCount", { count: handOvers })],
    [t("updates"), signature.wantsUpdates ? t("yes") : t("no")],
  ];
  return (
    <dl className="max-w-[42rem] border-b border-rule">
      {rows.map(([term, value]) => (
        <div
          key={term}
          className="grid gap-x-6 border-t border-rule py-2.5 sm:grid-cols-[14rem_1fr]"
        >
          <dt className="text-quiet">{term}</dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
