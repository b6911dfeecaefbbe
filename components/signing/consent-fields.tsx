import { getTranslations } from "next-intl/server";
import { CheckField } from "@/components/forms/check-field";
import { findErrorText } from "./error-texts";
import type { FieldsProps } from "./person-fields";

/**
 * The two boxes to tick: the explicit consent that the law asks for, which names the
 * political opinion and the hand-over, and the news, which may be left. A change of
 * their wording is a change of `consentVersion`.
 */
export async function ConsentFields(props: FieldsProps & { minimumAge: number }) {
  const { locale, typed, errors, minimumAge } = props;
  const t = await getTranslations({ locale, namespace: "signing" });
  const texts = await getTranslations({ locale, namespace: "errors" });
  return (
    <div className="grid gap-4">
      <CheckField
        name="consent"
        label={t("consent")}
        hint={t("consentHint", { age: minimumAge })}
        checked={typed.consent === "on"}
        error={findErrorText(texts, errors, "consent")}
        required
      />
      <CheckField
        name="updates"
        label={t("updates")}
        hint={t("updatesHint")}
        checked={typed.updates === "on"}
        error={findErrorText(texts, errors, "updates")}
      />
    </div>
  );
}
