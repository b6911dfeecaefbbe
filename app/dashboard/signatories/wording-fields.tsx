import { getTranslations } from "next-intl/server";
import { FormCheck, FormSelect, FormText } from "@/components/dashboard/form-fields";
import { listCountries } from "@/lib/i18n/countries";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import type { NotableWording } from "@/lib/signatories/schema";

type WordingFieldsProps = { wording: NotableWording | null; locale: Locale };

/** What is printed of a person, in every language; the fields of `readWording`. */
export async function WordingFields({ wording, locale }: WordingFieldsProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const capacities = ["personal", "organisation"] as const;
  return (
    <>
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        {locales.map((code) => (
          <div key={code} className="grid content-start gap-4">
            <FormText
              name={`name.${code}`}
              lang={code}
              label={t("entry.name", { language: nameLanguage(code, locale) })}
              value={wording?.name[code] ?? ""}
            />
            <FormText
              name={`role.${code}`}
              lang={code}
              label={t("entry.role", { language: nameLanguage(code, locale) })}
              optional={t("entry.optional")}
              value={wording?.role?.[code] ?? ""}
            />
            <FormText
              name={`organisation.${code}`}
              lang={code}
              label={t("entry.organisation", { language: nameLanguage(code, locale) })}
              optional={t("entry.optional")}
              value={wording?.organisation?.[code] ?? ""}
            />
          </div>
        ))}
        <FormSelect
          name="capacity"
          label={t("entry.capacity")}
          none={t("capacities.none")}
          options={capacities.map((value) => ({ value, label: t(`capacities.${value}`) }))}
          value={wording?.capacity ?? ""}
        />
        <FormSelect
          name="country"
          label={t("entry.country")}
          none={t("entry.noCountry")}
          options={listCountries(locale).map(({ code, name }) => ({ value: code, label: name }))}
          value={wording?.country ?? ""}
        />
      </div>
      <FormCheck
        name="showOrganisation"
        label={t("entry.showOrganisation")}
        checked={wording?.showOrganisation ?? true}
      />
    </>
  );
}
