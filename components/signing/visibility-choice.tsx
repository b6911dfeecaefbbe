import { getTranslations } from "next-intl/server";
import { ChoiceGroup } from "@/components/forms/choice-group";
import type { FieldErrorText } from "@/components/forms/field-error";
import type { Locale } from "@/lib/i18n/schema";
import { visibilities } from "@/lib/signing/schema";
import { RiskNotice } from "./risk-notice";

type VisibilityChoiceProps = {
  locale: Locale;
  chosen?: string;
  error?: FieldErrorText;
  /** True where no country is asked for: the risk is then told to everybody. */
  showsRisk?: boolean;
};

/** The question who may see the name, with its risk notice and what each answer leads to. */
export async function VisibilityChoice(props: VisibilityChoiceProps) {
  const { locale, chosen, error, showsRisk } = props;
  const t = await getTranslations({ locale, namespace: "signing" });
  const choices = visibilities.map((value) => ({
    value,
    label: t(`visibilities.${value}.label`),
    hint: t(`visibilities.${value}.hint`),
  }));
  return (
    <div>
      <ChoiceGroup
        name="visibility"
        legend={t("visibility")}
        hint={t("visibilityHint")}
        choices={choices}
        chosen={chosen}
        error={error}
        required
      >
        <RiskNotice locale={locale} isAlwaysShown={showsRisk} />
      </ChoiceGroup>
      <p data-only-for="initials" className="mt-2 text-[0.9375rem]">
        {t("initialsExample")}
      </p>
      <p data-only-for="count" className="mt-2 text-[0.9375rem]">
        {t("nameNotKept")}
      </p>
    </div>
  );
}
