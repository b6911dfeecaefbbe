import { getTranslations } from "next-intl/server";
import { FormFile } from "@/components/dashboard/form-file";
import {
  FormCheck,
  FormCheckWhenAsked,
  FormHidden,
  FormSubmit,
  FormText,
} from "@/components/dashboard/form-fields";
import { largestImage, type PhotographSettings, type Revised } from "@/lib/campaign/schema";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { changePhotographAction } from "../actions";

type PhotographFormProps = {
  photograph: PhotographSettings & Revised;
  locale: Locale;
  isRequired: boolean;
};

const suffixes = { en: "En", ru: "Ru" } as const satisfies Record<Locale, string>;

/** The file, and the words without which it is not shown. */
export async function PhotographForm({ photograph, locale, isRequired }: PhotographFormProps) {
  const { credit } = photograph;
  const t = await getTranslations({ locale, namespace: "settings" });
  return (
    <DashboardForm action={changePhotographAction} className="grid max-w-[34rem] gap-5">
      <FormHidden name="revision" value={String(photograph.revision)} />
      <FormCheckWhenAsked name="overwrite" label={t("overwrite")} />
      <FormFile
        name="file"
        label={isRequired ? t("file") : t("fileAgain")}
        hint={t("fileHint")}
        accept="image/png,image/jpeg,image/webp"
        largest={{ bytes: largestImage, text: t("fileTooLarge") }}
      />
      <FormCheck name="areOfNew" label={t("areOfNew")} hint={t("areOfNewHint")} />
      {locales.map((language) => (
        <FormText
          key={language}
          name={`alt${suffixes[language]}`}
          label={t("alt", { language: nameLanguage(language, locale) })}
          hint={t("altHint")}
          value={credit.alt[language]}
        />
      ))}
      {locales.map((language) => (
        <FormText
          key={language}
          name={`caption${suffixes[language]}`}
          label={t("caption", { language: nameLanguage(language, locale) })}
          value={credit.caption[language]}
        />
      ))}
      <FormText name="author" label={t("author")} value={credit.author} />
      <FormText name="licence" label={t("licence")} value={credit.licence} />
      <FormText name="licenceUrl" label={t("licenceUrl")} value={credit.licenceUrl} />
      <FormText
        name="sourceUrl"
        label={t("sourceUrl")}
        optional={t("optional")}
        value={credit.sourceUrl ?? ""}
      />
      <p>
        <FormSubmit>{t("save")}</FormSubmit>
      </p>
    </DashboardForm>
  );
}
