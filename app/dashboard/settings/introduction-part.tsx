import { getTranslations } from "next-intl/server";
import {
  FormCheckWhenAsked,
  FormHidden,
  FormSubmit,
  FormTextArea,
} from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import { settingsLimits, type Introduction, type Revised } from "@/lib/campaign/schema";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { MarkdownField } from "../_shell/markdown-field";
import { changeIntroductionAction } from "./actions";

type IntroductionPartProps = { introduction: Introduction & Revised; locale: Locale };

/** What the home page says before the statements, in every language. */
export async function IntroductionPart({ introduction, locale }: IntroductionPartProps) {
  const t = await getTranslations({ locale, namespace: "settings" });
  const { stake, invitation } = introduction;
  return (
    <Part id="introduction" title={t("introduction.title")} lead={t("introduction.lead")}>
      <DashboardForm action={changeIntroductionAction} className="grid gap-7">
        <FormHidden name="revision" value={String(introduction.revision)} />
        <FormCheckWhenAsked name="overwriteIntroduction" label={t("overwrite")} />
        {locales.map((code) => (
          <MarkdownField
            key={code}
            name={`stake.${code}`}
            label={t("introduction.stake", { language: nameLanguage(code, locale) })}
            format="paragraphs"
            value={stake[code] ?? ""}
            lang={code}
            rows={9}
            limit={settingsLimits.stake}
          />
        ))}
        <div className="grid max-w-[34rem] gap-5">
          {locales.map((code) => (
            <FormTextArea
              key={code}
              name={`invitation.${code}`}
              label={t("introduction.invitation", { language: nameLanguage(code, locale) })}
              optional={t("optional")}
              hint={t("introduction.invitationHint")}
              rows={3}
              value={invitation[code] ?? ""}
              lang={code}
            />
          ))}
        </div>
        <p>
          <FormSubmit>{t("introduction.save")}</FormSubmit>
        </p>
      </DashboardForm>
    </Part>
  );
}
