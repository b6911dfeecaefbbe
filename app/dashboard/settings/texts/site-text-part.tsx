import { getTranslations } from "next-intl/server";
import {
  FormCheckWhenAsked,
  FormHidden,
  FormSubmit,
  FormText,
} from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import {
  siteTextLimits,
  type Revised,
  type SiteText,
  type SiteTextKey,
} from "@/lib/campaign/schema";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { MarkdownField } from "../../_shell/markdown-field";
import { changeSiteTextAction } from "./actions";

type SiteTextPartProps = { name: SiteTextKey; text: SiteText & Revised; locale: Locale };

/** One of the site's own texts with its form. */
export async function SiteTextPart({ name, text, locale }: SiteTextPartProps) {
  const t = await getTranslations({ locale, namespace: "siteTexts" });
  return (
    <Part id={name} title={t(`${name}.title`)} lead={t(`${name}.lead`)}>
      <DashboardForm
        action={changeSiteTextAction}
        label={t(`${name}.title`)}
        className="grid gap-7"
      >
        <FormHidden name="text" value={name} />
        <FormHidden name="revision" value={String(text.revision)} />
        <FormCheckWhenAsked name={`${name}.overwrite`} label={t("overwrite")} />
        {locales.map((code) => (
          <div key={code} className="grid gap-5">
            <FormText
              name={`${name}.title.${code}`}
              label={t("titleIn", { language: nameLanguage(code, locale) })}
              value={text.title[code] ?? ""}
            />
            <Body name={name} code={code} value={text.body[code] ?? ""} locale={locale} />
          </div>
        ))}
        <p>
          <FormSubmit>{t("save")}</FormSubmit>
        </p>
      </DashboardForm>
    </Part>
  );
}

type BodyProps = { name: SiteTextKey; code: Locale; value: string; locale: Locale };

async function Body({ name, code, value, locale }: BodyProps) {
  const t = await getTranslations({ locale, namespace: "siteTexts" });
  const language = nameLanguage(code, locale);
  const field = { name: `${name}.body.${code}`, value };
  return name === "campaign" ? (
    <FormText {...field} label={t("descriptionIn", { language })} />
  ) : (
    <MarkdownField
      {...field}
      label={t(`textsIn.${name}`, { language })}
      lang={code}
      rows={16}
      limit={siteTextLimits.page}
    />
  );
}
