import { getTranslations } from "next-intl/server";
import { CheckField } from "@/components/forms/check-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { listCountries } from "@/lib/i18n/countries";
import type { Locale } from "@/lib/i18n/schema";
import type { FieldError, TypedValues } from "@/lib/signing/schema";
import { findErrorText } from "./error-texts";

export type FieldsProps = { locale: Locale; typed: TypedValues; errors: FieldError[] };

/** The name: asked for unless its owner only wants to be counted. */
export async function NameField({ locale, typed, errors }: FieldsProps) {
  const t = await getTranslations({ locale, namespace: "signing" });
  const texts = await getTranslations({ locale, namespace: "errors" });
  return (
    <div data-unless="count">
      <TextField
        name="name"
        label={t("name")}
        value={typed.name}
        error={findErrorText(texts, errors, "name")}
        autoComplete="name"
        autoCapitalize="words"
        enterKeyHint="next"
      />
    </div>
  );
}

/** The country, which is kept with every choice; an empty answer is one. */
export async function CountryField({ locale, typed, errors }: FieldsProps) {
  const t = await getTranslations({ locale, namespace: "signing" });
  const texts = await getTranslations({ locale, namespace: "errors" });
  return (
    <SelectField
      name="country"
      label={t("country")}
      optional={t("optional")}
      hint={t("countryHint")}
      none={t("countryNone")}
      options={listCountries(locale).map(({ code, name }) => ({ value: code, label: name }))}
      value={typed.country}
      error={findErrorText(texts, errors, "country")}
      autoComplete="country"
    />
  );
}

/** Who one is besides the name: role, organisation, and in what capacity; all optional. */
export async function CapacityFields(props: FieldsProps & { isInvited?: boolean }) {
  const { locale, typed, errors, isInvited = false } = props;
  const t = await getTranslations({ locale, namespace: "signing" });
  const texts = await getTranslations({ locale, namespace: "errors" });
  return (
    <div data-unless="count">
      <div className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2 md:grid-cols-1">
          <TextField
            name="role"
            label={t("role")}
            optional={t("optional")}
            value={typed.role}
            error={findErrorText(texts, errors, "role")}
            autoComplete="organization-title"
            autoCapitalize="none"
            enterKeyHint="next"
          />
          <TextField
            name="organisation"
            label={t("organisation")}
            optional={t("optional")}
            value={typed.organisation}
            error={findErrorText(texts, errors, "organisation")}
            autoComplete="organization"
            autoCapitalize="words"
            enterKeyHint="next"
          />
        </div>
        {isInvited ? (
          <InvitedCapacity locale={locale} typed={typed} errors={errors} />
        ) : (
          <CheckField
            name="personalCapacity"
            label={t("personalCapacity")}
            checked={typed.personalCapacity === "on"}
            error={findErrorText(texts, errors, "personalCapacity")}
          />
        )}
      </div>
    </div>
  );
}

/** The invited may also sign on behalf of the organisation they name. */
async function InvitedCapacity({ locale, typed, errors }: FieldsProps) {
  const t = await getTranslations({ locale, namespace: "invitation" });
  const texts = await getTranslations({ locale, namespace: "errors" });
  return (
    <SelectField
      name="personalCapacity"
      label={t("capacity")}
      none={t("capacityNone")}
      options={[
        { value: "on", label: t("capacityPersonal") },
        { value: "organisation", label: t("capacityOrganisation") },
      ]}
      value={typed.personalCapacity}
      error={findErrorText(texts, errors, "personalCapacity")}
    />
  );
}
